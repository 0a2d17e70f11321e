package dev.earshot.transcription.live;

/** What a client sent and the session has not come to yet. Immutable. */
sealed interface Inbound {
  /**
   * Audio.
   *
   * @param answered false when the client was already answered, because there was too little to
   *     decode
   */
  record Audio(byte[] bytes, long arrivedNanos, boolean answered) implements Inbound {}

  /** Other options from the next utterance on. */
  record Configure(LiveOptions options) implements Inbound {}

  /** The utterance ends here. */
  record EndUtterance() implements Inbound {}

  /** Nothing more will come. */
  record Finish() implements Inbound {}

  /** Nobody has sent anything for a while. */
  record Rest() implements Inbound {}
}
