package dev.earshot.accounts;

/** A unique index refused a change. Unchecked, so that the transaction is rolled back. */
class TakenException extends RuntimeException {
  private static final long serialVersionUID = 1;

  // why no cause: the database's message holds the name or the address
  TakenException() {
    super("the name or the address is taken");
  }
}
