package dev.earshot.accounts;

/** What a request needs of whoever sends it. Immutable. */
public sealed interface Need {
  /** Nothing: it is answered without credentials. */
  record Nothing() implements Need {}

  /** Good credentials, whatever they may be used for. */
  record AnyCaller() implements Need {}

  /** Credentials that may be used for this. */
  record Scoped(Scope scope) implements Need {}

  /** Request attribute under which the door leaves the scope that a caller lacks. */
  String LACKING_SCOPE = "dev.earshot.accounts.lacking-scope";

  /** Request attribute that the door sets when a page of a foreign origin opens a WebSocket. */
  String FOREIGN_ORIGIN = "dev.earshot.accounts.foreign-origin";
}
