package dev.earshot.api.stream;

import java.util.Locale;

/** The types of the messages that the server sends. */
enum ServerType {
  STARTED,
  PARTIAL,
  FINAL,
  LAG,
  CONFIGURED,
  FLUSHED,
  DONE,
  WARNING,
  ERROR;

  /** As it is written. */
  String wire() {
    return name().toLowerCase(Locale.ROOT);
  }
}
