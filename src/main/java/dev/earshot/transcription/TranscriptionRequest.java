package dev.earshot.transcription;

import dev.earshot.audio.AudioSource;
import dev.earshot.recognition.RecognitionOptions;

/**
 * What is to be transcribed, and how. Immutable.
 *
 * @param audio in any container that Earshot reads; must stay readable until the transcription ends
 */
public record TranscriptionRequest(AudioSource audio, RecognitionOptions options) {}
