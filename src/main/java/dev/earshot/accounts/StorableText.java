package dev.earshot.accounts;

/** Text that every database keeps as it is. Thread-safe. */
public final class StorableText {
  private StorableText() {}

  /** Whether it is free of U+0000 and of halves of surrogate pairs. */
  public static boolean isStorable(String text) {
    return text.indexOf('\0') < 0
        && text.codePoints()
            .noneMatch(c -> c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE);
  }
}
