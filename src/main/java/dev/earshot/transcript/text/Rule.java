package dev.earshot.transcript.text;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * How a row of items is written that means more than its numbers: a time, a date, an amount.
 * Immutable.
 *
 * @param alone the item in front must not be a number
 * @param elements one per item, never empty
 * @param ahead what the item behind must or must not be
 * @param outputs from left to right, anchored at elements from left to right
 */
record Rule(boolean alone, List<Element> elements, List<Ahead> ahead, List<Output> outputs) {
  /**
   * One item: either a number or one of some words.
   *
   * @param words in lower case; empty for a number
   * @param className of further words, or empty
   */
  record Element(@Nullable Slot slot, Set<String> words, String className) {
    boolean takes(Item item, String key, Grammar grammar) {
      return slot != null
          ? slot.takes(item)
          : words.contains(key) || (!className.isEmpty() && grammar.is(key, className));
    }
  }

  /** What stands behind: the end of a sentence, or none of some words or numbers. */
  record Ahead(Kind kind, String className) {
    enum Kind {
      END,
      NO_NUMBER,
      NONE_OF
    }

    boolean holds(@Nullable Item next, String key, Grammar grammar) {
      return switch (kind) {
        case END -> next == null;
        case NO_NUMBER -> next == null || !next.counts();
        case NONE_OF -> next == null || !grammar.is(key, className);
      };
    }
  }

  /**
   * A written token.
   *
   * @param anchor the element whose words it covers, from 0, with those up to the next anchor
   */
  record Output(int anchor, List<Piece> pieces) {}

  /** A part of a written token. */
  record Piece(Form form, int element, String text) {
    enum Form {
      TEXT,
      /** The words of an element as they were given. */
      SPOKEN,
      DIGITS,
      TWO_DIGITS,
      /** One hour earlier, on a clock of twelve hours. */
      HOUR_BEFORE,
      /** What is left of an hour, in two digits. */
      MINUTES_LEFT,
      /** What is left of half an hour, in two digits. */
      MINUTES_LEFT_OF_HALF,
      /** Half an hour more. */
      MINUTES_AFTER_HALF
    }

    String write(List<Item> matched) {
      if (form == Form.TEXT) {
        return text;
      }
      Item item = matched.get(element);
      long value = item.value();
      return switch (form) {
        case TEXT, SPOKEN -> item.written();
        case DIGITS -> Long.toString(value);
        case TWO_DIGITS -> twoDigits(value);
        case HOUR_BEFORE -> Long.toString(value == 1 ? 12 : value == 0 ? 23 : value - 1);
        case MINUTES_LEFT -> twoDigits(60 - value);
        case MINUTES_LEFT_OF_HALF -> twoDigits(30 - value);
        case MINUTES_AFTER_HALF -> twoDigits(30 + value);
      };
    }

    private static String twoDigits(long value) {
      return value < 10 ? "0" + value : Long.toString(value);
    }
  }

  Set<String> literals() {
    return elements.stream().flatMap(e -> e.words().stream()).collect(Collectors.toSet());
  }

  /** The tokens for items that match, without the punctuation around them. */
  List<WrittenToken> write(List<Item> matched) {
    List<WrittenToken> tokens = new ArrayList<>();
    for (int i = 0; i < outputs.size(); i++) {
      Output output = outputs.get(i);
      boolean last = i == outputs.size() - 1;
      int end = last ? matched.size() : outputs.get(i + 1).anchor();
      StringBuilder text = new StringBuilder();
      output.pieces().forEach(piece -> text.append(piece.write(matched)));
      int from = matched.get(i == 0 ? 0 : output.anchor()).first();
      tokens.add(new WrittenToken(text.toString(), from, matched.get(end - 1).last()));
    }
    return tokens;
  }
}
