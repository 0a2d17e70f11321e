package dev.earshot.recognition;

import static org.assertj.core.api.Assertions.assertThat;

import dev.earshot.audio.PcmChunk;
import java.util.ArrayList;
import java.util.List;

/** A sink for tests that holds the endpointer to the order of calls and keeps what it was fed. */
final class RecordedUtterances implements UtteranceSink {
  /** One utterance; its end is -1 while it is open. */
  static final class Utterance {
    final long start;
    final List<Short> samples = new ArrayList<>();
    long end = -1;

    Utterance(long start) {
      this.start = start;
    }
  }

  private final List<Utterance> all = new ArrayList<>();

  List<Utterance> all() {
    return all;
  }

  Utterance last() {
    return all.get(all.size() - 1);
  }

  boolean isOpen() {
    return !all.isEmpty() && last().end < 0;
  }

  /** How many samples were fed in all. */
  long fed() {
    return all.stream().mapToLong(utterance -> utterance.samples.size()).sum();
  }

  @Override
  public void begin(long offsetSamples) {
    assertThat(isOpen()).as("begins within an utterance").isFalse();
    assertThat(offsetSamples).isGreaterThanOrEqualTo(all.isEmpty() ? 0 : last().end);
    all.add(new Utterance(offsetSamples));
  }

  @Override
  public void feed(PcmChunk audio) {
    assertThat(isOpen()).as("fed within an utterance").isTrue();
    assertThat(audio.length()).isPositive();
    for (short sample : audio.samples()) {
      last().samples.add(sample);
    }
  }

  @Override
  public void end(long offsetSamples) {
    assertThat(isOpen()).as("ends outside of an utterance").isTrue();
    assertThat(offsetSamples).isEqualTo(last().start + last().samples.size());
    assertThat(last().samples).isNotEmpty();
    last().end = offsetSamples;
  }
}
