package dev.earshot.recognition;

import java.io.Serializable;
import java.util.List;

/**
 * A closed list of phrases: nothing else will be heard. Immutable.
 *
 * @param phrases never empty
 */
public record Grammar(List<String> phrases) implements Serializable {
  public Grammar {
    phrases = List.copyOf(phrases);
    if (phrases.isEmpty()) {
      throw new IllegalArgumentException("a grammar needs at least one phrase");
    }
  }
}
