package dev.earshot.api.vosk;

import dev.earshot.audio.PcmFormat;
import dev.earshot.config.Settings;
import dev.earshot.recognition.Grammar;
import dev.earshot.recognition.ModelId;
import dev.earshot.recognition.RecognitionOptions;
import dev.earshot.transcription.live.LiveOptions;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a client has configured, all its messages together. Immutable.
 *
 * @param format of its audio
 * @param words whether results list their words
 * @param partialWords whether partials list their words
 * @param maxAlternatives 0 for the single best
 * @param phrases nothing else is heard; empty for everything
 * @param model null for the default model
 */
record VoskSettings(
    PcmFormat format,
    boolean words,
    boolean partialWords,
    int maxAlternatives,
    List<String> phrases,
    @Nullable ModelId model) {

  VoskSettings {
    phrases = List.copyOf(phrases);
  }

  /** What holds as long as the client says nothing. */
  static VoskSettings of(Settings.Vosk settings) {
    return new VoskSettings(
        new PcmFormat(settings.sampleRateHz()),
        settings.words(),
        false,
        settings.maxAlternatives(),
        List.of(),
        settings.model().flatMap(ModelId::parse).orElse(null));
  }

  LiveOptions live() {
    RecognitionOptions recognition =
        RecognitionOptions.defaults()
            // why 2: a single one is asked for in the other form, which has no score
            .withMaxAlternatives(maxAlternatives == 0 ? 1 : Math.max(2, maxAlternatives))
            .withPartialWords(partialWords);
    return LiveOptions.of(format)
        .withModel(model)
        .withRecognition(
            phrases.isEmpty() ? recognition : recognition.withGrammar(new Grammar(phrases)));
  }
}
