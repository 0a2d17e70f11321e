package dev.earshot.transcript.text;

import dev.earshot.transcript.text.Atom.Use;
import dev.earshot.transcript.text.Grammar.Option;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Looks up words and takes compounds apart. Thread-safe; time linear in the length of the text. */
final class Lexer {
  /**
   * In characters; longer than any number below a billion is spelled. What is longer is no word.
   */
  private static final int LONGEST_WORD = 120;

  /** What is left of a compound that is none: no number has a point as a part. */
  private static final Atom NONE = new Atom(Atom.Kind.POINT, 0, "", Use.PART);

  private final Grammar grammar;
  private final int longestAtom;

  Lexer(Grammar grammar) {
    this.grammar = grammar;
    longestAtom = grammar.atoms().keySet().stream().mapToInt(String::length).max().orElse(0);
  }

  List<Lexeme> read(List<String> words) {
    List<Lexeme> lexemes = new ArrayList<>(words.size());
    for (String word : words) {
      lexemes.add(lexeme(word));
    }
    keep(lexemes);
    return lexemes;
  }

  private Lexeme lexeme(String word) {
    int start = 0;
    while (start < word.length() && !isPartOfWord(word.charAt(start))) {
      start++;
    }
    int end = word.length();
    while (end > start && !isPartOfWord(word.charAt(end - 1))) {
      end--;
    }
    // why: the dot of "p.m." belongs to the word, that of "noon." does not
    boolean dotted = end < word.length() && word.charAt(end) == '.';
    if (dotted && grammar.knows(key(word.substring(start, end + 1)))) {
      end++;
    }
    String core = word.substring(start, end);
    String key = key(core);
    return new Lexeme(word.substring(0, start), core, key, word.substring(end), atoms(key));
  }

  private static boolean isPartOfWord(char c) {
    return Character.isLetterOrDigit(c) || Character.isSurrogate(c) || isMark(c);
  }

  private static boolean isMark(char c) {
    return Character.getType(c) == Character.NON_SPACING_MARK;
  }

  private static String key(String core) {
    // why: normalising is quadratic in the number of accents on one letter
    if (core.length() > LONGEST_WORD) {
      return "";
    }
    String lower = core.toLowerCase(Locale.ROOT).replace('\u2019', '\'');
    return Normalizer.normalize(lower, Normalizer.Form.NFC);
  }

  private List<Atom> atoms(String key) {
    Atom whole = grammar.atoms().get(key);
    if (whole != null && whole.use() != Use.PART) {
      return List.of(whole);
    }
    List<Atom> parts = new ArrayList<>();
    for (String piece : key.split("-", -1)) {
      parts.addAll(parts(piece));
      if (parts.isEmpty() || parts.get(0).use() == Use.LEAD) {
        return List.of();
      }
    }
    return isOneNumber(parts) ? List.copyOf(parts) : List.of();
  }

  /** The fewest atoms that a word consists of; not a number's when there are none. */
  private List<Atom> parts(String piece) {
    Atom whole = grammar.atoms().get(piece);
    if (whole != null) {
      return List.of(whole);
    }
    return grammar.has(Option.COMPOUNDS) ? split(piece) : List.of(NONE);
  }

  private List<Atom> split(String piece) {
    int[] fewest = new int[piece.length() + 1];
    Arrays.fill(fewest, Integer.MAX_VALUE);
    fewest[0] = 0;
    @Nullable Atom[] last = new @Nullable Atom[piece.length() + 1];
    int[] from = new int[piece.length() + 1];
    for (int end = 1; end <= piece.length(); end++) {
      for (int start = Math.max(0, end - longestAtom); start < end; start++) {
        Atom atom = grammar.atoms().get(piece.substring(start, end));
        if (atom != null && fewest[start] < fewest[end] - 1) {
          fewest[end] = fewest[start] + 1;
          last[end] = atom;
          from[end] = start;
        }
      }
    }
    List<Atom> parts = new ArrayList<>();
    for (int end = piece.length(); end > 0; end = from[end]) {
      Atom atom = last[end];
      if (atom == null) {
        return List.of(NONE);
      }
      parts.add(0, atom);
    }
    return parts;
  }

  private boolean isOneNumber(List<Atom> parts) {
    if (parts.size() < 2
        || !parts.stream().allMatch(p -> p.counts() || p.kind() == Atom.Kind.AND)) {
      return false;
    }
    NumberParser parser = new NumberParser(grammar, parts);
    return parser.parse(0, parts.size()).filter(n -> n.end() == parts.size()).isPresent();
  }

  /** Words of phrases such as "at first" do not count. */
  private void keep(List<Lexeme> lexemes) {
    for (int i = 0; i < lexemes.size(); i++) {
      for (List<String> phrase : grammar.kept().getOrDefault(lexemes.get(i).key(), List.of())) {
        if (startsWith(lexemes, i, phrase) && !goesOn(lexemes, i + phrase.size())) {
          lexemes.subList(i, i + phrase.size()).replaceAll(Lexeme::plain);
        }
      }
    }
  }

  /** Whether the number that a phrase ends with goes on: {@code one or two} hundred. */
  private static boolean goesOn(List<Lexeme> lexemes, int end) {
    List<Atom> last = lexemes.get(end - 1).atoms();
    List<Atom> next = end < lexemes.size() ? lexemes.get(end).atoms() : List.of();
    if (last.isEmpty() || last.get(0).kind() != Atom.Kind.CARDINAL || next.isEmpty()) {
      return false;
    }
    return switch (next.get(0).kind()) {
      case HUNDRED, SCALE, POINT -> true;
      default -> false;
    };
  }

  private static boolean startsWith(List<Lexeme> lexemes, int at, List<String> phrase) {
    if (at + phrase.size() > lexemes.size()) {
      return false;
    }
    for (int i = 0; i < phrase.size(); i++) {
      if (!lexemes.get(at + i).key().equals(phrase.get(i))) {
        return false;
      }
    }
    return true;
  }
}
