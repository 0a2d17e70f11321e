package dev.earshot.transcript.text;

import dev.earshot.transcript.text.Atom.Kind;
import dev.earshot.transcript.text.Atom.Use;
import dev.earshot.transcript.text.Grammar.Option;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Reads a language from its resource. One thread at a time.
 *
 * <p>A line is a directive and words, separated by spaces; {@code #} begins a comment. A word
 * followed by {@code {a,b}} stands for one word per ending, {@code a|b} in a phrase or a rule for
 * either word. {@code docs/text.md} lists the directives.
 */
final class GrammarFile {
  private final Map<String, Atom> atoms = new HashMap<>();
  private final Map<Option, Integer> options = new EnumMap<>(Option.class);
  private final Map<String, Set<String>> classes = new HashMap<>();
  private final Map<String, List<List<String>>> kept = new HashMap<>();
  private final List<Rule> rules = new ArrayList<>();
  private final Set<String> literals = new HashSet<>();

  private GrammarFile() {}

  /**
   * The grammar of a language that has one.
   *
   * @throws IllegalStateException when the resource is missing or wrong, which tests exclude
   */
  static Grammar load(String language) {
    String name = language + ".grammar";
    GrammarFile file = new GrammarFile();
    try (InputStream in = GrammarFile.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new IllegalStateException("no resource " + name);
      }
      var lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
      lines.lines().map(line -> line.replaceAll("(^| )#.*", "").strip()).forEach(file::line);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + name, e);
    }
    return file.grammar();
  }

  private Grammar grammar() {
    classes.values().forEach(literals::addAll);
    rules.forEach(rule -> literals.addAll(rule.literals()));
    return new Grammar(
        Map.copyOf(atoms),
        Map.copyOf(options),
        Map.copyOf(classes),
        Map.copyOf(kept),
        List.copyOf(rules),
        Set.copyOf(literals));
  }

  private void line(String line) {
    if (line.isEmpty()) {
      return;
    }
    String[] head = line.split(" +", 2);
    List<String> rest = List.of(head[1].split(" +"));
    switch (head[0]) {
      case "rule" -> rules.addAll(RuleLine.parse(head[1]));
      case "keep" -> keep(rest);
      case "class" ->
          classes.computeIfAbsent(rest.get(0), name -> new HashSet<>()).addAll(words(rest, 1));
      case "option" -> rest.forEach(this::option);
      default -> atom(head[0], rest);
    }
  }

  private void keep(List<String> words) {
    List<List<String>> phrases = List.of(List.of());
    for (String word : words) {
      List<String> alternatives = List.of(word.split("\\|"));
      phrases = phrases.stream().flatMap(p -> extended(p, alternatives)).toList();
      literals.addAll(alternatives);
    }
    for (List<String> phrase : phrases) {
      kept.computeIfAbsent(phrase.get(0), first -> new ArrayList<>()).add(phrase);
    }
  }

  private static Stream<List<String>> extended(List<String> phrase, List<String> alternatives) {
    return alternatives.stream().map(a -> Stream.concat(phrase.stream(), Stream.of(a)).toList());
  }

  private void option(String option) {
    String[] parts = option.split("=", 2);
    String name = parts[0].replace('-', '_').toUpperCase(Locale.ROOT);
    options.put(Option.valueOf(name), parts.length == 1 ? 1 : Integer.parseInt(parts[1]));
  }

  private void atom(String directive, List<String> rest) {
    switch (directive) {
      case "cardinal" -> number(Kind.CARDINAL, Use.ALWAYS, rest);
      case "weak" -> number(Kind.CARDINAL, Use.WEAK, rest);
      case "article" -> number(Kind.CARDINAL, Use.ARTICLE, rest);
      case "lead" -> number(Kind.CARDINAL, Use.LEAD, rest);
      case "part" -> number(Kind.CARDINAL, Use.PART, rest);
      case "hundred" -> number(Kind.HUNDRED, Use.ALWAYS, rest);
      case "hundreds" -> number(Kind.HUNDRED, Use.MULTIPLIED, rest);
      case "hundred-part" -> number(Kind.HUNDRED, Use.PART, rest);
      case "scale" -> number(Kind.SCALE, Use.ALWAYS, rest);
      case "scales" -> number(Kind.SCALE, Use.MULTIPLIED, rest);
      case "ordinal" -> marked(Kind.ORDINAL, Use.ALWAYS, rest);
      case "ordinal-in-context" -> marked(Kind.ORDINAL, Use.CONTEXT, rest);
      case "ordinal-in-company" -> marked(Kind.ORDINAL, Use.COMPANION, rest);
      case "ordinal-part" -> marked(Kind.ORDINAL, Use.PART, rest);
      case "and" -> put(new Atom(Kind.AND, 0, "", Use.ALWAYS), words(rest, 0));
      case "minus" -> put(new Atom(Kind.MINUS, 0, "-", Use.ALWAYS), words(rest, 0));
      case "minus-in-context" -> put(new Atom(Kind.MINUS, 0, "-", Use.CONTEXT), words(rest, 0));
      case "point" -> put(new Atom(Kind.POINT, 0, rest.get(0), Use.ALWAYS), words(rest, 1));
      default -> throw new IllegalStateException("unknown directive " + directive);
    }
  }

  private void number(Kind kind, Use use, List<String> rest) {
    put(new Atom(kind, Long.parseLong(rest.get(0)), "", use), words(rest, 1));
  }

  private void marked(Kind kind, Use use, List<String> rest) {
    put(new Atom(kind, Long.parseLong(rest.get(0)), rest.get(1), use), words(rest, 2));
  }

  private void put(Atom atom, List<String> spellings) {
    for (String spelling : spellings) {
      if (atoms.put(spelling, atom) != null) {
        throw new IllegalStateException(spelling + " stands twice");
      }
    }
  }

  private static List<String> words(List<String> rest, int from) {
    return rest.stream().skip(from).flatMap(word -> endings(word).stream()).toList();
  }

  private static List<String> endings(String word) {
    int open = word.indexOf('{');
    if (open < 0) {
      return List.of(word);
    }
    String stem = word.substring(0, open);
    String[] endings = word.substring(open + 1, word.length() - 1).split(",", -1);
    return Arrays.stream(endings).map(ending -> stem + ending).toList();
  }
}
