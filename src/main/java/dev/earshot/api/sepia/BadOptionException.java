package dev.earshot.api.sepia;

/** An option that cannot be used; the message is for the client. */
final class BadOptionException extends Exception {
  private static final long serialVersionUID = 1;

  BadOptionException(String message) {
    super(message);
  }
}
