package dev.earshot.launcher;

/** A library that could not be fetched, and why. Immutable. */
final class FetchException extends Exception {
  private static final long serialVersionUID = 1;

  FetchException(String reason) {
    super(reason);
  }
}
