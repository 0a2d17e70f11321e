package dev.earshot.api.stream;

import dev.earshot.transcription.live.LiveFailure;
import java.util.Locale;

/** What an {@code error} is about, for programs. */
enum ErrorCode {
  /** A text that is no JSON object, or without a type. */
  BAD_MESSAGE,
  /** A type that this protocol does not have. */
  UNKNOWN_TYPE,
  /** A field of a wrong type, or out of its range. */
  BAD_FIELD,
  /** No model of that name is installed. */
  UNKNOWN_MODEL,
  /** No model for that language is installed. */
  UNKNOWN_LANGUAGE,
  /** The sound in the container cannot be decoded any further. */
  BAD_AUDIO,
  /** Something came before {@code start}. */
  NOT_STARTED,
  /** A second {@code start}. */
  ALREADY_STARTED,
  /** Something came after {@code finish}. */
  ALREADY_FINISHED,
  /** The server has no room now; it closes. */
  BUSY,
  /** More audio waits than may wait; the server closes. */
  BACKLOG,
  /** There is no model, or it cannot be loaded; the server closes. */
  UNAVAILABLE,
  /** The engine failed; the server closes. */
  ENGINE;

  static ErrorCode of(LiveFailure.Kind kind) {
    return switch (kind) {
      case BUSY -> BUSY;
      case BACKLOG -> BACKLOG;
      case UNAVAILABLE -> UNAVAILABLE;
      case ENGINE -> ENGINE;
    };
  }

  /** As it is written, e.g. {@code bad-field}. */
  String wire() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
