package dev.earshot.transcription.live;

/**
 * Hears what becomes of a session. Called by one thread at a time, not always the same; must not
 * block. After {@link #finished} or {@link #failed} nothing follows.
 */
public interface LiveListener {
  /**
   * One piece of audio was taken to its end. Once for each {@link LiveSession#accept}, in order.
   */
  void heard(Heard heard);

  /**
   * A configuration was reached in the stream, in order. It holds at once, but while an utterance
   * is being heard from the next one on.
   */
  default void configured(boolean inUtterance) {}

  /** Answers {@link LiveSession#endUtterance}: all that was said before is final. */
  void utteranceEnded(Heard heard);

  /** Answers {@link LiveSession#finish}: all that was ever said is final. */
  void finished(Heard heard);

  /** The session is over before its end. */
  void failed(LiveFailure failure);
}
