package dev.earshot.transcription.live;

/**
 * Why a session ended early. Immutable.
 *
 * @param reason one sentence for the client
 */
public record LiveFailure(Kind kind, String reason) {
  /** What kind of failure. */
  public enum Kind {
    /** The server has no room for the stream now. */
    BUSY,
    /** More audio waits than may wait. */
    BACKLOG,
    /** There is no such model, or it cannot be loaded. */
    UNAVAILABLE,
    /** The engine failed or does not come back. */
    ENGINE
  }
}
