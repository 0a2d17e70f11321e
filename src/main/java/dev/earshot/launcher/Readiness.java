package dev.earshot.launcher;

/** What the server says about itself. Immutable. */
public sealed interface Readiness {
  /** It transcribes. */
  record Ready() implements Readiness {}

  /**
   * It answers, but it cannot transcribe.
   *
   * @param reason in words for people
   */
  record NotReady(String reason) implements Readiness {}

  /** It does not answer, or not in the way of a deployed Earshot. */
  record Silent() implements Readiness {}
}
