package dev.earshot.transcript.text;

import dev.earshot.transcript.text.Atom.Kind;
import dev.earshot.transcript.text.Atom.Use;
import dev.earshot.transcript.text.Grammar.Option;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Puts atoms together to whole numbers, as long as they fit. One thread at a time.
 *
 * <p>Three levels, each in constant time because a number has few atoms: below a hundred, below a
 * thousand (or {@code nineteen hundred}), and sums of thousands, millions and so on.
 */
final class NumberParser {
  private final Grammar grammar;
  private final List<? extends @Nullable Atom> atoms;
  private int start;
  private int limit;

  /**
   * @param value not negative
   * @param end after the last atom
   * @param last the atom that decides how it is written
   */
  record WholeNumber(long value, int end, Atom last) {
    boolean isOrdinal() {
      return last.isOrdinal();
    }
  }

  /**
   * @param atoms null where a number cannot go on: words that do not count, punctuation
   */
  NumberParser(Grammar grammar, List<? extends @Nullable Atom> atoms) {
    this.grammar = grammar;
    this.atoms = atoms;
  }

  /** The longest number that begins at {@code start} and ends before {@code limit}. */
  Optional<WholeNumber> parse(int start, int limit) {
    this.start = start;
    this.limit = limit;
    Atom first = at(start);
    if (first == null) {
      return Optional.empty();
    }
    if (first.isCardinal(0, 0)) {
      return Optional.of(new WholeNumber(0, start + 1, first));
    }
    if (first.isOrdinal() && grammar.has(Option.CHAINED_ORDINALS)) {
      return Optional.of(chain(first));
    }
    return Optional.ofNullable(sum());
  }

  /** A number below a hundred, zero excluded; for the digits behind a point. */
  Optional<WholeNumber> parseBelowHundred(int start, int limit) {
    this.start = start;
    this.limit = limit;
    return Optional.ofNullable(belowHundred(start)).filter(n -> !n.isOrdinal());
  }

  private @Nullable Atom at(int position) {
    return position < limit ? atoms.get(position) : null;
  }

  private boolean isAnd(int position) {
    Atom atom = at(position);
    return atom != null && atom.kind() == Kind.AND;
  }

  private WholeNumber chain(Atom first) {
    WholeNumber number = new WholeNumber(first.value(), start + 1, first);
    long room = roomAfter(first.value());
    for (Atom next = at(number.end); next != null && next.isOrdinal(); next = at(number.end)) {
      if (next.value() >= room) {
        break;
      }
      number = new WholeNumber(number.value + next.value(), number.end + 1, next);
      room = roomAfter(next.value());
    }
    return number;
  }

  private static long roomAfter(long value) {
    return value >= 100 ? 100 : value >= 10 ? 10 : 1;
  }

  private @Nullable WholeNumber sum() {
    WholeNumber sum = null;
    long lastScale = Long.MAX_VALUE;
    while (sum == null || !sum.isOrdinal()) {
      WholeNumber next = addend(sum, lastScale);
      if (next == null) {
        break;
      }
      sum = next;
      if (next.last.kind() != Kind.SCALE) {
        break;
      }
      lastScale = next.last.value();
    }
    return sum;
  }

  /** The sum with what follows it, or null when nothing that fits does. */
  private @Nullable WholeNumber addend(@Nullable WholeNumber sum, long lastScale) {
    long total = sum == null ? 0 : sum.value;
    int position = sum == null ? start : sum.end;
    int most = grammar.option(Option.AND_AFTER_SCALE);
    boolean and = sum != null && most > 0 && isAnd(position);
    WholeNumber group = group(and ? position + 1 : position);
    if (group == null) {
      Atom scale = scaleAt(position);
      return scale == null ? null : scaled(sum, null, scale, position + 1, lastScale);
    }
    if (group.isOrdinal()) {
      return fits(sum, group, lastScale) ? plus(total, group) : null;
    }
    Atom scale = scaleAt(group.end);
    if (scale != null) {
      WholeNumber scaled = scaled(sum, group, scale, group.end + 1, lastScale);
      return scaled != null || sum != null ? scaled : group;
    }
    return fits(sum, group, lastScale) && !(and && group.value > most) ? plus(total, group) : null;
  }

  private static WholeNumber plus(long total, WholeNumber group) {
    return new WholeNumber(total + group.value, group.end, group.last);
  }

  private static boolean fits(@Nullable WholeNumber sum, WholeNumber group, long lastScale) {
    return sum == null || group.value < Math.min(1000, lastScale);
  }

  private @Nullable Atom scaleAt(int position) {
    Atom atom = at(position);
    boolean scale = atom != null && (atom.kind() == Kind.SCALE || isOrdinalScale(atom));
    return scale ? atom : null;
  }

  private static boolean isOrdinalScale(Atom atom) {
    return atom.isOrdinal() && atom.value() >= 1000;
  }

  private @Nullable WholeNumber scaled(
      @Nullable WholeNumber sum, @Nullable WholeNumber group, Atom scale, int end, long lastScale) {
    long total = sum == null ? 0 : sum.value;
    long factor = group == null ? 1 : group.value;
    if (factor >= 1000) {
      return null;
    }
    if (scale.value() < lastScale) {
      boolean bare = group == null && scale.use() == Use.MULTIPLIED;
      return bare ? null : new WholeNumber(total + factor * scale.value(), end, scale);
    }
    boolean thousands = lastScale == 1000 && total < 1_000_000 && scale.value() >= 1_000_000;
    if (thousands && grammar.has(Option.THOUSAND_MILLIONS)) {
      return new WholeNumber((total + (group == null ? 0 : factor)) * scale.value(), end, scale);
    }
    return null;
  }

  /** A number of hundreds, tens and units. */
  private @Nullable WholeNumber group(int position) {
    WholeNumber few = belowHundred(position);
    WholeNumber hundreds = hundreds(position, few);
    if (hundreds == null) {
      return few;
    }
    if (hundreds.isOrdinal()) {
      return hundreds;
    }
    boolean and = grammar.has(Option.AND_AFTER_HUNDRED) && isAnd(hundreds.end);
    int next = and ? hundreds.end + 1 : hundreds.end;
    WholeNumber rest = belowHundred(next);
    return rest == null || hundreds(next, rest) != null ? hundreds : plus(hundreds.value, rest);
  }

  private @Nullable WholeNumber hundreds(int position, @Nullable WholeNumber few) {
    Atom atom = at(few == null ? position : few.end);
    if (atom == null) {
      return null;
    }
    boolean hundred = atom.kind() == Kind.HUNDRED || (atom.isOrdinal() && atom.value() == 100);
    if (few == null) {
      boolean alone = hundred && atom.use() != Use.MULTIPLIED;
      boolean fits = alone || atom.isCardinal(100, 900);
      return fits ? new WholeNumber(atom.value(), position + 1, atom) : null;
    }
    boolean multiplies = hundred && !few.isOrdinal() && isCountOfHundreds(few.value);
    return multiplies ? new WholeNumber(few.value * 100, few.end + 1, atom) : null;
  }

  private boolean isCountOfHundreds(long count) {
    boolean usual = count < 10;
    return usual || (count <= grammar.option(Option.MOST_HUNDREDS) && count % 10 != 0);
  }

  private @Nullable WholeNumber belowHundred(int position) {
    Atom first = at(position);
    if (first == null || first.value() < 1 || first.value() > 99) {
      return null;
    }
    if (first.isOrdinal()) {
      return new WholeNumber(first.value(), position + 1, first);
    }
    if (first.kind() != Kind.CARDINAL || (first.use() == Use.LEAD && !leads(position))) {
      return null;
    }
    if (first.value() < 10) {
      return units(first, position);
    }
    WholeNumber number = new WholeNumber(first.value(), position + 1, first);
    return first.value() == 10 ? ten(number) : first.value() % 10 == 0 ? tens(number) : number;
  }

  private boolean leads(int position) {
    Atom next = at(position + 1);
    return position == start
        && next != null
        && (next.kind() == Kind.HUNDRED || next.kind() == Kind.SCALE);
  }

  private WholeNumber units(Atom first, int position) {
    WholeNumber unit = new WholeNumber(first.value(), position + 1, first);
    Atom next = at(position + 1);
    if (first.value() == 4 && next != null && next.value() == 20 && isScore(next)) {
      WholeNumber eighty = new WholeNumber(80, position + 2, next);
      return next.isOrdinal() ? eighty : tens(eighty);
    }
    if (grammar.has(Option.INVERTED_TENS) && isAnd(position + 1)) {
      Atom tens = at(position + 2);
      if (tens != null && isTens(tens)) {
        return new WholeNumber(unit.value + tens.value(), position + 3, tens);
      }
    }
    return unit;
  }

  private boolean isScore(Atom atom) {
    return grammar.has(Option.VIGESIMAL) && (atom.isOrdinal() || atom.kind() == Kind.CARDINAL);
  }

  private static boolean isTens(Atom atom) {
    return isBetween(atom, 20, 90) && atom.value() % 10 == 0;
  }

  private WholeNumber tens(WholeNumber tens) {
    boolean twenties = grammar.has(Option.VIGESIMAL) && (tens.value == 60 || tens.value == 80);
    int most = grammar.option(Option.AND_TENS);
    if (most > 0 && isAnd(tens.end)) {
      WholeNumber units = few(tens.end + 1);
      return units != null && (units.value <= most || (twenties && units.value == 11))
          ? join(tens, units)
          : tens;
    }
    WholeNumber units = grammar.has(Option.PLAIN_TENS) ? few(tens.end) : null;
    return units != null && units.value < (twenties ? 20 : 10) ? join(tens, units) : tens;
  }

  /** A number from 1 to 19 that may follow tens. */
  private @Nullable WholeNumber few(int position) {
    Atom first = at(position);
    if (first == null || !isBetween(first, 1, 19) || first.use() == Use.LEAD) {
      return null;
    }
    WholeNumber few = new WholeNumber(first.value(), position + 1, first);
    return first.value() == 10 && !first.isOrdinal() ? ten(few) : few;
  }

  private static boolean isBetween(Atom atom, long from, long to) {
    boolean number = atom.kind() == Kind.CARDINAL || atom.isOrdinal();
    return number && atom.value() >= from && atom.value() <= to;
  }

  /** 17 to 19, where these are ten and seven and so on. */
  private WholeNumber ten(WholeNumber ten) {
    Atom next = grammar.has(Option.VIGESIMAL) ? at(ten.end) : null;
    return next != null && isBetween(next, 7, 9)
        ? join(ten, new WholeNumber(next.value(), ten.end + 1, next))
        : ten;
  }

  /** The tens with the units, unless these rather belong to what follows. */
  private WholeNumber join(WholeNumber tens, WholeNumber units) {
    Atom next = at(units.end);
    boolean score = units.value == 4 && next != null && next.value() == 20 && isScore(next);
    WholeNumber joined = plus(tens.value, units);
    boolean hundreds = hundreds(tens.end, units) != null && hundreds(tens.end, joined) == null;
    return score || hundreds ? tens : joined;
  }
}
