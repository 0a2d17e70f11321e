package dev.earshot.transcription;

import dev.earshot.audio.AudioSource;
import dev.earshot.recognition.RecognitionOptions;
import dev.earshot.scheduling.Turn;

/**
 * What is to be transcribed, and how. Immutable.
 *
 * @param audio in any container that Earshot reads; must stay readable until the transcription ends
 * @param turn on whose behalf, and how urgent it is
 */
public record TranscriptionRequest(AudioSource audio, RecognitionOptions options, Turn turn) {}
