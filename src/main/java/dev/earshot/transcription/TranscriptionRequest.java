package dev.earshot.transcription;

import dev.earshot.audio.AudioSource;
import dev.earshot.recognition.ModelId;
import dev.earshot.recognition.RecognitionOptions;
import dev.earshot.scheduling.Turn;
import org.jspecify.annotations.Nullable;

/**
 * What is to be transcribed, and how. Immutable.
 *
 * @param audio in any container that Earshot reads; must stay readable until the transcription ends
 * @param model by its name; null for the default model
 * @param turn on whose behalf, and how urgent it is
 */
public record TranscriptionRequest(
    AudioSource audio, @Nullable ModelId model, RecognitionOptions options, Turn turn) {

  /** With the default model. */
  public TranscriptionRequest(AudioSource audio, RecognitionOptions options, Turn turn) {
    this(audio, null, options, turn);
  }
}
