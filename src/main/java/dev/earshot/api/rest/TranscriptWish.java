package dev.earshot.api.rest;

import dev.earshot.audio.AudioSource;
import dev.earshot.recognition.HotWord;
import dev.earshot.recognition.ModelDescriptor;
import dev.earshot.recognition.RecognitionOptions;
import dev.earshot.scheduling.Turn;
import dev.earshot.transcription.TranscriptionRequest;
import java.util.List;

/**
 * What somebody wants transcribed, and how. Immutable.
 *
 * @param model the one that hears it
 * @param written whether numbers and the like are to be written as people write them
 */
record TranscriptWish(
    AudioSource audio, ModelDescriptor model, List<HotWord> hotWords, boolean written) {
  TranscriptWish {
    hotWords = List.copyOf(hotWords);
  }

  TranscriptionRequest request(Turn turn) {
    return new TranscriptionRequest(
        audio, model.id(), RecognitionOptions.defaults().withHotWords(hotWords), turn);
  }
}
