package dev.earshot.api.stream;

import dev.earshot.audio.PcmFormat;
import dev.earshot.recognition.EndpointRules;
import dev.earshot.recognition.Grammar;
import dev.earshot.recognition.HotWord;
import dev.earshot.recognition.ModelId;
import dev.earshot.recognition.RecognitionOptions;
import dev.earshot.transcript.text.TextFormatter;
import dev.earshot.transcription.live.LiveOptions;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a client wants of its stream, all its messages together. Immutable.
 *
 * @param format of the samples; for a container what it is decoded to
 * @param model null for the default model
 * @param recognition what finals may hold and what is heard more readily
 * @param formatter writes finals as people do; empty when they stay as they were spoken
 */
record StreamWishes(
    Encoding encoding,
    PcmFormat format,
    @Nullable ModelId model,
    Recognition recognition,
    Optional<TextFormatter> formatter) {
  /** What holds as long as the client says nothing. */
  static final StreamWishes NONE =
      new StreamWishes(
          Encoding.PCM_S16LE,
          new PcmFormat(16_000),
          null,
          new Recognition(
              List.of(), List.of(), 1, EndpointRules.defaults().endOfUtterance(), false),
          Optional.empty());

  /** How audio is sent. */
  enum Encoding {
    /** Bare samples. */
    PCM_S16LE,
    /** What a browser's recorder makes of it. */
    CONTAINER;

    /** As it is written. */
    String wire() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /**
   * What a client wants of an utterance. Immutable.
   *
   * @param phrases nothing else is heard; empty for everything
   * @param alternatives wordings of a final, the best one counted
   * @param endOfUtterance silence that ends an utterance
   * @param written whether numbers, dates and times of finals are written as people do
   */
  record Recognition(
      List<HotWord> hotWords,
      List<String> phrases,
      int alternatives,
      Duration endOfUtterance,
      boolean written) {
    Recognition {
      hotWords = List.copyOf(hotWords);
      phrases = List.copyOf(phrases);
    }
  }

  LiveOptions live() {
    RecognitionOptions options =
        RecognitionOptions.defaults()
            .withHotWords(recognition.hotWords())
            .withMaxAlternatives(recognition.alternatives());
    return LiveOptions.of(format)
        .withModel(model)
        .withRecognition(
            recognition.phrases().isEmpty()
                ? options
                : options.withGrammar(new Grammar(recognition.phrases())))
        .withEndpoints(EndpointRules.defaults().withEndOfUtterance(recognition.endOfUtterance()));
  }
}
