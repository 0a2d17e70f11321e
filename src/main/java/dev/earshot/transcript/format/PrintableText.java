package dev.earshot.transcript.format;

import java.util.List;
import java.util.stream.Stream;

/**
 * What an engine wrote, without what would break a line or a table apart. Thread-safe.
 *
 * <p>White space, line ends and control characters are one space; halves of characters become
 * U+FFFD. Spaces that forbid a break stay, because they belong to the word.
 */
final class PrintableText {
  private static final int BYTE_ORDER_MARK = 0xFEFF;
  private static final int REPLACEMENT = 0xFFFD;

  private PrintableText() {}

  /** As one line; empty when there is nothing to see. */
  static String line(String text) {
    return String.join(" ", words(text));
  }

  /** The words, none of them blank. */
  static List<String> words(String text) {
    StringBuilder clean = new StringBuilder(text.length());
    text.codePoints().map(PrintableText::printable).forEach(clean::appendCodePoint);
    return Stream.of(clean.toString().split(" ")).filter(PrintableText::isVisible).toList();
  }

  private static int printable(int character) {
    if (Character.isWhitespace(character)
        || Character.isISOControl(character)
        || character == BYTE_ORDER_MARK) {
      return ' ';
    }
    return Character.getType(character) == Character.SURROGATE ? REPLACEMENT : character;
  }

  private static boolean isVisible(String word) {
    return word.codePoints()
        .anyMatch(c -> !Character.isSpaceChar(c) && Character.getType(c) != Character.FORMAT);
  }
}
