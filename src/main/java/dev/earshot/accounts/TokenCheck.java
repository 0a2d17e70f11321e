package dev.earshot.accounts;

/** What came of looking at credentials. Immutable. */
public sealed interface TokenCheck {
  /** They are good. */
  record Accepted(Caller caller) implements TokenCheck {}

  /** They are not; see why. */
  record Rejected(Refusal refusal) implements TokenCheck {}
}
