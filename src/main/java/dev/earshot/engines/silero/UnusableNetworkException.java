package dev.earshot.engines.silero;

/** A file is not the network that it should be. */
final class UnusableNetworkException extends Exception {
  private static final long serialVersionUID = 1;

  UnusableNetworkException(String message, Throwable cause) {
    super(message, cause);
  }
}
