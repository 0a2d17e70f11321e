package dev.earshot.engines.vosk;

import dev.earshot.transcript.Hypothesis;
import dev.earshot.transcript.SpeakerVector;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What libvosk says about an utterance. Immutable.
 *
 * @param alternatives best first; their texts may be empty
 */
record Heard(List<Hypothesis> alternatives, Optional<SpeakerVector> speaker) {
  Heard {
    alternatives = List.copyOf(alternatives);
  }

  /** The alternatives that say something, each text once; none when the best says nothing. */
  List<Hypothesis> spoken() {
    if (alternatives.isEmpty() || alternatives.get(0).text().isEmpty()) {
      return List.of();
    }
    Set<String> texts = new HashSet<>();
    return alternatives.stream().filter(a -> !a.text().isEmpty() && texts.add(a.text())).toList();
  }
}
