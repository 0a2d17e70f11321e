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

  /** Every utterance is one stretch of {@link NumberedAudio} and not too long. */
  void assertAreStretchesOfNumberedAudio(long longest) {
    for (Utterance utterance : all) {
      assertThat(utterance.end).isEqualTo(utterance.start + utterance.samples.size());
      assertThat(utterance.samples.size()).isBetween(1, (int) longest);
      for (int i = 0; i < utterance.samples.size(); i++) {
        if (!NumberedAudio.belongs(utterance.samples.get(i), utterance.start + i)) {
          throw new AssertionError("another sample at " + (utterance.start + i));
        }
      }
    }
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
