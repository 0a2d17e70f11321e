package dev.earshot.transcription.live;

/** What a session is about. */
enum SessionState {
  /** Nothing to do. */
  IDLE,
  /** A step waits for its turn or runs. */
  STEPPING,
  /** The stream waits for a model or a decoder. */
  WAITING,
  /** Over. */
  ENDED
}
