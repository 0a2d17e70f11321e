package dev.earshot.api.stream;

import dev.earshot.api.stream.JsonFields.Range;
import dev.earshot.api.stream.StreamWishes.Encoding;
import dev.earshot.audio.PcmFormat;
import dev.earshot.recognition.EndpointRules;
import dev.earshot.recognition.HotWord;
import dev.earshot.recognition.ModelId;
import dev.earshot.transcript.text.TextFormatter;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads what clients want. Thread-safe. Keys that this protocol does not have are ignored. */
final class WishReader {
  static final int MOST_ALTERNATIVES = 100;
  static final int MOST_PHRASES = 10_000;
  static final int LONGEST_PHRASE = 1_000;
  static final int LONGEST_LANGUAGE = 35;

  private static final Range RATES = new Range(PcmFormat.MIN_RATE_HZ, PcmFormat.MAX_RATE_HZ);
  private static final Range BOOSTS = new Range(-1e6, 1e6);

  // why that much: less would be shorter than the silence that may lie within a word
  private static final Range END_SECONDS =
      new Range(EndpointRules.defaults().hangOver().toMillis() / 1e3, 10);

  private final Models models;
  private final int maxHotWords;

  /** The models that may be asked for. */
  interface Models {
    boolean isInstalled(ModelId name);

    /** The one for a language, a tag such as {@code en-US}. */
    Optional<ModelId> forLanguage(String language);

    /** What a model understands, null for the default one; empty when there is none. */
    Optional<String> languageOf(@Nullable ModelId model);
  }

  WishReader(Models models, int maxHotWords) {
    this.models = models;
    this.maxHotWords = maxHotWords;
  }

  /**
   * What a {@code start} asks for.
   *
   * @throws BadMessageException naming the field; nothing is to be started then
   */
  StreamWishes start(JsonObject message) throws BadMessageException {
    return read(message, format(message.get("format")));
  }

  /**
   * What was wanted before, with what a {@code configure} changes of it.
   *
   * @throws BadMessageException naming the field; nothing is to be changed then
   */
  StreamWishes configure(JsonObject message, StreamWishes before) throws BadMessageException {
    if (message.containsKey("format")) {
      throw BadMessageException.field("format", "only start can set it");
    }
    return read(message, before);
  }

  private StreamWishes read(JsonObject message, StreamWishes before) throws BadMessageException {
    StreamWishes.Recognition old = before.recognition();
    JsonValue words = message.get("hotWords");
    JsonValue phrases = message.get("phrases");
    JsonValue alternatives = message.get("alternatives");
    JsonValue end = message.get("endOfUtterance");
    JsonValue written = message.get("written");
    boolean asWritten = written == null ? old.written() : JsonFields.flag("written", written);
    ModelId model = model(message, before.model());
    return new StreamWishes(
        before.encoding(),
        before.format(),
        model,
        new StreamWishes.Recognition(
            words == null ? old.hotWords() : hotWords(words),
            phrases == null ? old.phrases() : phrases(phrases),
            alternatives == null ? old.alternatives() : alternatives(alternatives),
            end == null ? old.endOfUtterance() : endOfUtterance(end),
            asWritten),
        asWritten ? models.languageOf(model).flatMap(TextFormatter::of) : Optional.empty());
  }

  private static StreamWishes format(@Nullable JsonValue value) throws BadMessageException {
    JsonObject format =
        value == null ? JsonValue.EMPTY_JSON_OBJECT : JsonFields.object("format", value);
    Encoding encoding = encoding(format.get("encoding"));
    JsonValue rate = format.get("sampleRate");
    if (rate != null && encoding == Encoding.CONTAINER) {
      throw BadMessageException.field("format.sampleRate", "a container knows its own");
    }
    return new StreamWishes(
        encoding,
        rate == null
            ? StreamWishes.NONE.format()
            : new PcmFormat((int) JsonFields.integer("format.sampleRate", rate, RATES)),
        StreamWishes.NONE.model(),
        StreamWishes.NONE.recognition(),
        Optional.empty());
  }

  private static Encoding encoding(@Nullable JsonValue value) throws BadMessageException {
    if (value == null) {
      return Encoding.PCM_S16LE;
    }
    String name = value instanceof JsonString text ? text.getString() : "";
    return Arrays.stream(Encoding.values())
        .filter(e -> e.wire().equals(name))
        .findFirst()
        .orElseThrow(
            () -> BadMessageException.field("format.encoding", "pcm_s16le or container is needed"));
  }

  private @Nullable ModelId model(JsonObject message, @Nullable ModelId before)
      throws BadMessageException {
    JsonValue language = message.get("language");
    String tag = language == null ? null : JsonFields.text("language", language, LONGEST_LANGUAGE);
    JsonValue model = message.get("model");
    if (model != null) {
      return ModelId.parse(JsonFields.text("model", model, 100))
          .filter(models::isInstalled)
          .orElseThrow(
              () ->
                  new BadMessageException(
                      ErrorCode.UNKNOWN_MODEL, "model: none of that name is installed"));
    }
    if (tag != null) {
      return models
          .forLanguage(tag)
          .orElseThrow(
              () ->
                  new BadMessageException(
                      ErrorCode.UNKNOWN_LANGUAGE,
                      "language: no model that understands it is installed"));
    }
    return before;
  }

  private List<HotWord> hotWords(JsonValue value) throws BadMessageException {
    List<HotWord> words = new ArrayList<>();
    String most = maxHotWords + " words (EARSHOT_HOT_WORDS_MAX)";
    for (JsonValue each : JsonFields.list("hotWords", value, maxHotWords, most)) {
      String field = "hotWords[%d]".formatted(words.size());
      JsonObject word = JsonFields.object(field, each);
      String text = JsonFields.text(field + ".word", given(word, "word"), HotWord.MAX_LENGTH);
      double boost = JsonFields.number(field + ".boost", given(word, "boost"), BOOSTS);
      try {
        words.add(new HotWord(text, boost));
      } catch (IllegalArgumentException e) {
        throw new BadMessageException(
            ErrorCode.BAD_FIELD, field + ".word: control characters are not accepted", e);
      }
    }
    return words;
  }

  private static JsonValue given(JsonObject object, String key) {
    return object.getOrDefault(key, JsonValue.NULL);
  }

  private static List<String> phrases(JsonValue value) throws BadMessageException {
    List<String> phrases = new ArrayList<>();
    for (JsonValue phrase :
        JsonFields.list("phrases", value, MOST_PHRASES, MOST_PHRASES + " phrases")) {
      phrases.add(JsonFields.text("phrases[%d]".formatted(phrases.size()), phrase, LONGEST_PHRASE));
    }
    return phrases;
  }

  private static int alternatives(JsonValue value) throws BadMessageException {
    return (int) JsonFields.integer("alternatives", value, new Range(1, MOST_ALTERNATIVES));
  }

  private static Duration endOfUtterance(JsonValue value) throws BadMessageException {
    double seconds = JsonFields.number("endOfUtterance", value, END_SECONDS);
    return Duration.ofMillis(
        BigDecimal.valueOf(seconds)
            .movePointRight(3)
            .setScale(0, RoundingMode.HALF_UP)
            .longValue());
  }
}
