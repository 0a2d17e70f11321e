package dev.earshot.transcript.text;

import dev.earshot.transcript.Hypothesis;
import dev.earshot.transcript.Segment;
import dev.earshot.transcript.Word;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Turns recognised words of one language into written text: {@code twenty five} into {@code 25}.
 * Thread-safe and immutable.
 *
 * <p>Words without numbers come back unchanged, and so does what has been formatted before. Time
 * and memory are linear in the length of the text.
 */
public final class TextFormatter {
  /** Primary subtags of the languages that can be formatted. */
  public static final Set<String> LANGUAGES = Set.of("de", "en", "es", "fr", "it", "pt");

  private static final Map<String, TextFormatter> LOADED = new ConcurrentHashMap<>();

  private final Grammar grammar;
  private final Lexer lexer;

  private TextFormatter(Grammar grammar) {
    this.grammar = grammar;
    lexer = new Lexer(grammar);
  }

  /**
   * The formatter of a language.
   *
   * @param language a BCP 47 tag such as {@code de-DE}, of which the primary subtag counts; an
   *     underscore is as good as a hyphen
   * @return empty when the language is none of {@link #LANGUAGES}
   */
  public static Optional<TextFormatter> of(String language) {
    String primary = language.strip().split("[-_]", 2)[0].toLowerCase(Locale.ROOT);
    return LANGUAGES.contains(primary)
        ? Optional.of(
            LOADED.computeIfAbsent(primary, name -> new TextFormatter(GrammarFile.load(name))))
        : Optional.empty();
  }

  /**
   * The written text of some words.
   *
   * @param words in order, one word each, with or without punctuation around them
   */
  public WrittenText format(List<String> words) {
    List<Lexeme> lexemes = lexer.read(words);
    List<Item> items = new ItemReader(grammar, lexemes).read();
    return new Composer(grammar, lexemes, items).compose();
  }

  /**
   * The same hypothesis, written. Without numbers in it, it is the very same; without word times,
   * only its text changes.
   */
  public Hypothesis format(Hypothesis spoken) {
    List<String> line = List.of(spoken.text().strip().split("\\s+"));
    WrittenText text = format(line);
    List<String> said = spoken.words().stream().map(Word::text).toList();
    // why: an engine's text is nearly always its words, and then one reading is enough
    WrittenText timed = said.equals(line) ? text : format(said);
    List<Word> words = timed.words(spoken.words());
    boolean same = words.equals(spoken.words()) && text.text().equals(String.join(" ", line));
    return same ? spoken : new Hypothesis(text.text(), words, spoken.score());
  }

  /** The same segment with all its alternatives written. */
  public Segment format(Segment spoken) {
    List<Hypothesis> written = spoken.alternatives().stream().map(this::format).toList();
    Segment segment = new Segment(spoken.span(), written);
    return spoken.speaker().map(segment::withSpeaker).orElse(segment);
  }
}
