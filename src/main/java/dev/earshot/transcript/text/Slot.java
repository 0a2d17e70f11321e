package dev.earshot.transcript.text;

import java.util.Optional;

/** What a number must be to take a place in a {@link Rule}. */
enum Slot {
  HOUR("h", false, 0, 24),
  MINUTE("m", false, 0, 59),
  /** On the face of a clock. */
  CLOCK_HOUR("h12", false, 1, 12),
  /** Minutes that do not need a zero in front. */
  TWO_DIGIT_MINUTE("mm", false, 10, 59),
  MINUTE_OF_HALF("mh", false, 1, 29),
  DIGIT("u", false, 1, 9),
  AMOUNT("a", false, 0, Long.MAX_VALUE),
  CENTS("c", false, 1, 99),
  TWO_DIGIT_CENTS("cc", false, 10, 99),
  CENTURY("cy", false, 13, 20),
  YEAR_OF_CENTURY("yy", false, 10, 99),
  YEAR("y", false, 1000, 2999),
  ONE("one", false, 1, 1),
  DAY("d", true, 1, 31),
  MONTH("mo", true, 1, 12),
  /** Where days and months are counted with cardinals. */
  DAY_NUMBER("dn", false, 1, 31),
  MONTH_NUMBER("mn", false, 1, 12);

  private final String name;
  private final boolean ordinal;
  private final long least;
  private final long most;

  Slot(String name, boolean ordinal, long least, long most) {
    this.name = name;
    this.ordinal = ordinal;
    this.least = least;
    this.most = most;
  }

  static Optional<Slot> named(String name) {
    for (Slot slot : values()) {
      if (slot.name.equals(name)) {
        return Optional.of(slot);
      }
    }
    return Optional.empty();
  }

  boolean takes(Item item) {
    boolean kind = ordinal ? item.kind() == Item.Kind.ORDINAL : item.isInteger();
    // why: an article is an hour or an amount, but no minutes
    boolean article = item.kind() == Item.Kind.ARTICLE;
    boolean one = this == HOUR || this == AMOUNT || this == ONE;
    return kind && (!article || one) && item.value() >= least && item.value() <= most;
  }
}
