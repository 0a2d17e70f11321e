package dev.earshot.transcript.text;

import dev.earshot.transcript.Confidence;
import dev.earshot.transcript.TimeSpan;
import dev.earshot.transcript.Word;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What came of a list of words. Immutable.
 *
 * @param tokens in order; together they cover every source word exactly once and in order
 */
public record WrittenText(List<WrittenToken> tokens) {
  public WrittenText {
    tokens = List.copyOf(tokens);
  }

  /** The tokens as one line. */
  public String text() {
    return tokens.stream().map(WrittenToken::text).collect(Collectors.joining(" "));
  }

  /**
   * The tokens as words with the times of what was spoken. A token of several words lasts from the
   * start of the first to the end of the last and is as sure as the least sure of them; it has no
   * confidence when one of them has none.
   *
   * @param source the words that were formatted
   * @throws IllegalArgumentException when these are not as many as were formatted
   */
  public List<Word> words(List<Word> source) {
    int covered = tokens.isEmpty() ? 0 : tokens.get(tokens.size() - 1).last() + 1;
    if (covered != source.size()) {
      throw new IllegalArgumentException(source.size() + " words instead of " + covered);
    }
    List<Word> words = new ArrayList<>(tokens.size());
    for (WrittenToken token : tokens) {
      words.add(joined(token.text(), source.subList(token.first(), token.last() + 1)));
    }
    return words;
  }

  private static Word joined(String text, List<Word> parts) {
    if (parts.size() == 1 && parts.get(0).text().equals(text)) {
      return parts.get(0);
    }
    Duration start = parts.get(0).span().start();
    Duration end = start;
    for (Word part : parts) {
      end = part.span().end().compareTo(end) > 0 ? part.span().end() : end;
    }
    TimeSpan span = new TimeSpan(start, end);
    return leastSure(parts)
        .map(confidence -> Word.of(text, span, confidence))
        .orElseGet(() -> Word.of(text, span));
  }

  private static Optional<Confidence> leastSure(List<Word> parts) {
    double least = 1;
    for (Word part : parts) {
      if (part.confidence().isEmpty()) {
        return Optional.empty();
      }
      least = Math.min(least, part.confidence().get().value());
    }
    return Optional.of(new Confidence(least));
  }
}
