package dev.earshot.transcription;

import java.time.Duration;

/** A transcription took too long, waiting included, and was given up. */
public class TranscriptionTimeoutException extends RuntimeException {
  private static final long serialVersionUID = 1;

  TranscriptionTimeoutException(Duration limit) {
    super(
        "the transcription took longer than %s (EARSHOT_TRANSCRIPTION_TIME_MAX)".formatted(limit));
  }
}
