package dev.earshot.transcript.text;

import dev.earshot.transcript.text.Atom.Kind;
import dev.earshot.transcript.text.Atom.Use;
import dev.earshot.transcript.text.NumberParser.WholeNumber;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Finds the numbers of one text from left to right: signs, decimals, and words that are numbers
 * only beside certain others. One thread at a time.
 */
final class ItemReader {
  /** More digits behind a point than anybody says; those beyond are numbers of their own. */
  private static final int MOST_DECIMALS = 60;

  private final Grammar grammar;
  private final List<Lexeme> lexemes;
  private final NumberParser parser;

  /** All atoms in a row, with null between words that cannot belong to one number. */
  private final List<@Nullable Atom> atoms = new ArrayList<>();

  /** Per atom: the index of its word, and whether it is the last one of it. */
  private final List<Integer> words = new ArrayList<>();

  private final int[] firstAtoms;

  ItemReader(Grammar grammar, List<Lexeme> lexemes) {
    this.grammar = grammar;
    this.lexemes = lexemes;
    firstAtoms = new int[lexemes.size()];
    for (int i = 0; i < lexemes.size(); i++) {
      Lexeme lexeme = lexemes.get(i);
      if (!lexeme.before().isEmpty()) {
        add(null, i);
      }
      firstAtoms[i] = atoms.size();
      lexeme.atoms().forEach(atom -> atoms.add(atom));
      while (words.size() < atoms.size()) {
        words.add(i);
      }
      if (lexeme.atoms().isEmpty() || !lexeme.after().isEmpty()) {
        add(null, i);
      }
    }
    parser = new NumberParser(grammar, atoms);
  }

  private void add(@Nullable Atom atom, int word) {
    atoms.add(atom);
    words.add(word);
  }

  List<Item> read() {
    List<Item> items = new ArrayList<>();
    for (int word = 0; word < lexemes.size(); ) {
      Item item = item(word, items);
      items.add(item);
      word = item.last() + 1;
    }
    return items;
  }

  private Item item(int word, List<Item> before) {
    Lexeme lexeme = lexemes.get(word);
    Item plain = new Item(Item.Kind.WORD, word, word, 0, lexeme.core());
    if (lexeme.atoms().isEmpty()) {
      return plain;
    }
    Atom first = lexeme.atoms().get(0);
    if (first.kind() == Kind.MINUS) {
      return negative(word, first, before).orElse(plain);
    }
    Optional<WholeNumber> number = number(firstAtoms[word], isPartOf(word, before));
    return number.map(n -> positive(word, n)).filter(item -> !isOneOf(item)).orElse(plain);
  }

  /** Whether the word in front makes a lone ordinal a fraction: {@code a third}. */
  private boolean isPartOf(int word, List<Item> before) {
    boolean plain = !before.isEmpty() && before.get(before.size() - 1).kind() == Item.Kind.WORD;
    return plain && grammar.is(neighbour(word, -1), "fraction");
  }

  /** The one of {@code one third}. */
  private boolean isOneOf(Item item) {
    boolean one = item.kind() == Item.Kind.WEAK || item.kind() == Item.Kind.ARTICLE;
    if (!one || !grammar.is(lexemes.get(item.last()).key(), "fraction")) {
      return false;
    }
    int next = firstAtoms[item.last()] + 1;
    return parser
        .parse(next, atoms.size())
        .filter(n -> n.isOrdinal() && n.end() == next + 1 && n.last().use() == Use.ALWAYS)
        .isPresent();
  }

  private Item positive(int word, WholeNumber number) {
    if (number.isOrdinal()) {
      String written = number.value() + number.last().mark();
      return new Item(Item.Kind.ORDINAL, word, wordBefore(number.end()), number.value(), written);
    }
    Item decimal = decimal(word, number);
    if (decimal != null) {
      return decimal;
    }
    Use use = number.end() == firstAtoms[word] + 1 ? number.last().use() : Use.ALWAYS;
    Item.Kind kind =
        use == Use.WEAK
            ? Item.Kind.WEAK
            : use == Use.ARTICLE ? Item.Kind.ARTICLE : Item.Kind.CARDINAL;
    String written = Long.toString(number.value());
    return new Item(kind, word, wordBefore(number.end()), number.value(), written);
  }

  private int wordBefore(int atom) {
    return words.get(atom - 1);
  }

  /** The longest number that consists of whole words and is meant as one. */
  private Optional<WholeNumber> number(int start, boolean fraction) {
    int limit = atoms.size();
    while (limit > start) {
      Optional<WholeNumber> found = parser.parse(start, limit);
      if (found.isEmpty()) {
        return found;
      }
      int end = found.get().end();
      if (!endsWord(end)) {
        limit = firstAtoms[words.get(end)];
      } else if (isMeant(found.get(), start, fraction)) {
        return found;
      } else {
        limit = end - 1;
      }
    }
    return Optional.empty();
  }

  private boolean endsWord(int end) {
    return end == atoms.size()
        || !words.get(end).equals(words.get(end - 1))
        || atoms.get(end) == null;
  }

  private boolean isMeant(WholeNumber number, int start, boolean fraction) {
    int first = words.get(start);
    int last = wordBefore(number.end());
    boolean single = number.end() == start + 1;
    String before = neighbour(first, -1);
    if (single && number.isOrdinal() && (fraction || isFirstOfMany(number, first))) {
      return false;
    }
    return switch (number.last().use()) {
      case COMPANION -> !single;
      case CONTEXT ->
          grammar.is(before, "before-ordinal")
              || isOrdinal(first - 1)
              || grammar.is(neighbour(last, 1), "after-ordinal");
      default -> true;
    };
  }

  /** The first of {@code the first two days}, but not that of {@code may first twenty twenty}. */
  private boolean isFirstOfMany(WholeNumber ordinal, int word) {
    String next = neighbour(word, 1);
    if (ordinal.value() != 1
        || next == null
        || isOrdinal(word - 1)
        || grammar.is(neighbour(word, -1), "month")) {
      return false;
    }
    // why: digits count, too, so that written text is not read differently from spoken text
    return (!next.isEmpty() && Character.isDigit(next.charAt(0)))
        || parser
            .parse(ordinal.end(), atoms.size())
            .filter(n -> n.value() > 1 && !n.isOrdinal())
            .isPresent();
  }

  /** Whether a word in front is an ordinal without doubt. */
  private boolean isOrdinal(int word) {
    if (word < 0 || !lexemes.get(word).after().isEmpty()) {
      return false;
    }
    boolean determined = grammar.is(neighbour(word, -1), "before-ordinal");
    return lexemes.get(word).atoms().stream()
        .anyMatch(a -> a.isOrdinal() && (determined || a.use() == Use.ALWAYS));
  }

  /** The next or last word, unless punctuation stands between. */
  private @Nullable String neighbour(int word, int step) {
    int other = word + step;
    if (other < 0 || other >= lexemes.size()) {
      return null;
    }
    Lexeme left = lexemes.get(Math.min(word, other));
    Lexeme right = lexemes.get(Math.max(word, other));
    boolean apart = !left.after().isEmpty() || !right.before().isEmpty();
    return apart ? null : lexemes.get(other).key();
  }

  private Optional<Item> negative(int word, Atom minus, List<Item> before) {
    int next = firstAtoms[word] + 1;
    boolean subtraction = !before.isEmpty() && isNumeric(before.get(before.size() - 1));
    if (subtraction || next >= atoms.size() || atoms.get(next) == null) {
      return Optional.empty();
    }
    return number(next, false)
        .filter(n -> !n.isOrdinal())
        .map(n -> positive(word + 1, n))
        .filter(item -> item.kind() != Item.Kind.ARTICLE)
        .filter(item -> isSign(word, minus, item))
        .map(i -> new Item(Item.Kind.DECIMAL, word, i.last(), 0, minus.mark() + i.written()));
  }

  private boolean isSign(int word, Atom minus, Item number) {
    return minus.use() != Use.CONTEXT
        || word == 0
        || grammar.is(neighbour(number.last(), 1), "measured");
  }

  /** Digits count, too, so that written text is not read differently from spoken text. */
  private static boolean isNumeric(Item item) {
    return item.counts() || item.written().chars().anyMatch(Character::isDigit);
  }

  private @Nullable Item decimal(int word, WholeNumber whole) {
    Atom point = whole.end() < atoms.size() ? atoms.get(whole.end()) : null;
    if (point == null || point.kind() != Kind.POINT || whole.last().use() == Use.ARTICLE) {
      return null;
    }
    StringBuilder digits = new StringBuilder();
    int end = decimals(whole.end() + 1, digits);
    if (digits.isEmpty()) {
      return null;
    }
    BigDecimal value = new BigDecimal(whole.value() + "." + digits);
    Atom scale = end < atoms.size() ? atoms.get(end) : null;
    // why: "tausend" is a number of its own; left behind it would be read as one
    if (scale != null && scale.kind() == Kind.SCALE && scale.use() != Use.MULTIPLIED) {
      value = value.multiply(BigDecimal.valueOf(scale.value())).stripTrailingZeros();
      end++;
    }
    String written = value.toPlainString().replace(".", point.mark());
    return new Item(Item.Kind.DECIMAL, word, wordBefore(end), 0, written);
  }

  /** Single digits, or zeros and one number below a hundred. */
  private int decimals(int start, StringBuilder digits) {
    int end = start;
    while (end < atoms.size() && digits.length() < MOST_DECIMALS) {
      Atom atom = atoms.get(end);
      if (atom != null && atom.isCardinal(0, 0)) {
        digits.append(0);
        end++;
        continue;
      }
      Optional<WholeNumber> next =
          parser.parseBelowHundred(end, atoms.size()).filter(n -> endsWord(n.end()));
      boolean digit = next.isPresent() && next.get().value() < 10;
      boolean closing = digits.chars().anyMatch(c -> c != '0');
      if (next.isEmpty() || next.get().last().use() == Use.ARTICLE || (closing && !digit)) {
        break;
      }
      digits.append(next.get().value());
      end = next.get().end();
      if (!digit) {
        break;
      }
    }
    return end;
  }
}
