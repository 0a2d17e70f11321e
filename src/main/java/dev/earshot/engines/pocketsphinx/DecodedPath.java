package dev.earshot.engines.pocketsphinx;

import java.util.List;
import java.util.stream.Collectors;

/**
 * One way through an utterance. Immutable.
 *
 * @param words fillers left out
 * @param score on the library's log scale
 */
record DecodedPath(List<DecodedWord> words, double score) {
  DecodedPath {
    words = words.stream().filter(w -> !w.isFiller()).toList();
  }

  String text() {
    return words.stream().map(DecodedWord::text).collect(Collectors.joining(" "));
  }
}
