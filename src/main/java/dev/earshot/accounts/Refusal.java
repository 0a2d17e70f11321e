package dev.earshot.accounts;

/** Why credentials were refused. How that is said is the protocol's business. */
public enum Refusal {
  /** There were none. */
  MISSING,
  /** They do not look like {@code Bearer <token>}. */
  MALFORMED_HEADER,
  /** Good once, not any more. */
  EXPIRED,
  /** Not ours, damaged, or its user is gone. */
  INVALID;

  /** Request attribute under which the authentication leaves its refusal for the error page. */
  public static final String ATTRIBUTE = "dev.earshot.accounts.refusal";
}
