package dev.earshot.security;

import dev.earshot.accounts.Caller;
import dev.earshot.accounts.Refusal;
import dev.earshot.accounts.Scope;

/** What the door says to a request. Immutable. */
sealed interface Verdict {
  /** Come in, whoever you are. */
  record Anonymous() implements Verdict {}

  /** Come in. */
  record Known(Caller caller) implements Verdict {}

  /** Who are you? */
  record Unknown(Refusal refusal) implements Verdict {}

  /** We know you, but your credentials are not for this. */
  record Forbidden(Scope lacking) implements Verdict {}
}
