package dev.earshot.api.sepia;

import dev.earshot.audio.PcmFormat;
import dev.earshot.recognition.Capabilities;
import dev.earshot.recognition.Grammar;
import dev.earshot.recognition.HotWord;
import dev.earshot.recognition.ModelId;
import dev.earshot.recognition.RecognitionOptions;
import dev.earshot.transcription.live.LiveOptions;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonValue;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/**
 * What a client wants of its stream. Immutable.
 *
 * @param sampleRateHz of its audio
 * @param language that the model should understand
 * @param model by its name; goes before language and task
 * @param task that the model should be good for
 * @param continuous whether every utterance is a final of its own; else all are one, at the end
 * @param optimizeFinalResult whether numbers, dates and times of finals are written as people do
 * @param alternatives 0: the plain best; else how many hypotheses a final has at most
 * @param words whether finals list their words
 * @param speaker whether finals tell what the voice is like
 * @param phrases nothing else is heard; empty for everything
 * @param hotWords that are heard more easily
 * @param scorer by its name; no engine of this server has one of its own
 */
record SepiaOptions(
    int sampleRateHz,
    Optional<String> language,
    Optional<String> model,
    Optional<String> task,
    boolean continuous,
    boolean optimizeFinalResult,
    int alternatives,
    boolean words,
    boolean speaker,
    List<String> phrases,
    List<HotWord> hotWords,
    Optional<String> scorer) {

  SepiaOptions {
    phrases = List.copyOf(phrases);
    hotWords = List.copyOf(hotWords);
  }

  /**
   * Reads the data of a welcome message.
   *
   * @param maxHotWords that a client may name
   * @throws BadOptionException naming the option
   */
  static SepiaOptions parse(JsonObject data, int maxHotWords) throws BadOptionException {
    OptionReader read = new OptionReader(data);
    return new SepiaOptions(
        read.rate("samplerate", 16_000),
        read.text("language").map(l -> l.replace('_', '-')),
        read.text("model"),
        read.text("task"),
        read.flag("continuous"),
        read.flag("optimizeFinalResult"),
        read.count("alternatives", 1),
        read.flag("words", "words_ts"),
        read.flag("speaker"),
        read.phrases("phrases", "phrase_list"),
        read.hotWords(maxHotWords, "hotWords", "hot_words"),
        read.text("scorer", "external_scorer"));
  }

  /** What of it a model can do; what finals and words cannot show is not promised. */
  SepiaOptions within(Capabilities can) {
    return new SepiaOptions(
        sampleRateHz,
        language,
        model,
        task,
        continuous,
        optimizeFinalResult,
        Math.min(alternatives, can.maxAlternatives()),
        words && can.wordTimes(),
        speaker && can.speakers(),
        phrases,
        hotWords,
        Optional.empty());
  }

  LiveOptions live(ModelId chosen) {
    RecognitionOptions recognition =
        RecognitionOptions.defaults()
            .withHotWords(hotWords)
            // why 2: a single one is asked for in the other form, which has no score
            .withMaxAlternatives(alternatives == 0 ? 1 : Math.max(2, alternatives));
    return LiveOptions.of(new PcmFormat(sampleRateHz))
        .withModel(chosen)
        .withRecognition(
            phrases.isEmpty() ? recognition : recognition.withGrammar(new Grammar(phrases)));
  }

  /** As the welcome is answered: what holds for this client. */
  JsonObject active(SepiaModel chosen) {
    JsonObjectBuilder active =
        Json.createObjectBuilder()
            .add("language", chosen.language())
            .add("task", task.<JsonValue>map(Json::createValue).orElse(JsonValue.NULL))
            .add("model", chosen.name())
            .add("samplerate", BigDecimal.valueOf(sampleRateHz, 0).setScale(1))
            .add("optimizeFinalResult", optimizeFinalResult)
            .add("alternatives", alternatives)
            .add("continuous", continuous)
            .add("words", words)
            .add("speaker", speaker);
    // why empty: clients know what they sent, and expect the names only
    active.add("phrases", JsonValue.EMPTY_JSON_ARRAY).add("hotWords", JsonValue.EMPTY_JSON_ARRAY);
    scorer.ifPresent(s -> active.add("scorer", s));
    return active.build();
  }
}
