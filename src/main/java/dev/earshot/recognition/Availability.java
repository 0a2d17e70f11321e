package dev.earshot.recognition;

/** Whether an engine can serve on this machine. Immutable. */
public sealed interface Availability {
  /**
   * The engine can serve.
   *
   * @param version what the native library says of itself, for the log and for people
   */
  record Available(String version) implements Availability {}

  /**
   * The engine cannot serve; the server runs without it.
   *
   * @param reason one sentence that tells an operator what is missing and how to get it
   */
  record Unavailable(String reason) implements Availability {}
}
