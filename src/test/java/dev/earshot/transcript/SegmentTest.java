package dev.earshot.transcript;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class SegmentTest {
  private static final TimeSpan SPAN = new TimeSpan(Duration.ofSeconds(1), Duration.ofSeconds(2));
  private static final Hypothesis YES = Hypothesis.ofWords(List.of(Word.of("yes", SPAN)), -3);
  private static final SpeakerVector VOICE = new SpeakerVector(new float[] {0.5f, -1}, 60);

  @Test
  void theSpeakerStaysWhenASegmentIsShifted() {
    Segment shifted =
        new Segment(SPAN, List.of(YES)).withSpeaker(VOICE).shiftedBy(Duration.ofSeconds(5));
    assertThat(shifted.speaker()).hasValue(VOICE);
    assertThat(shifted.span().start()).isEqualTo(Duration.ofSeconds(6));
    assertThat(shifted.best().words().get(0).span()).isEqualTo(shifted.span());
  }

  @Test
  void segmentsAreEqualWhenAllTheirPartsAre() {
    Segment plain = new Segment(SPAN, List.of(YES));
    assertThat(plain).isEqualTo(new Segment(SPAN, List.of(YES))).hasSameHashCodeAs(plain);
    assertThat(plain.withSpeaker(VOICE)).isNotEqualTo(plain);
    assertThat(plain.speaker()).isEmpty();
    assertThatThrownBy(() -> new Segment(SPAN, List.of()))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void aSpeakerCannotBeChangedFromOutsideAndIsNotPrinted() {
    float[] values = {1, 2};
    SpeakerVector voice = new SpeakerVector(values, 60);
    values[0] = 9;
    voice.values()[1] = 9;
    assertThat(voice.values()).containsExactly(1, 2);
    assertThat(voice.toString()).isEqualTo("SpeakerVector[2 values, 60 frames]");
  }

  @Test
  void aSegmentTravelsToAnotherProcess() throws Exception {
    Segment segment = new Segment(SPAN, List.of(YES)).withSpeaker(VOICE);
    var bytes = new ByteArrayOutputStream();
    try (var out = new ObjectOutputStream(bytes)) {
      out.writeObject(segment);
    }
    try (var in = new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
      assertThat(in.readObject()).isEqualTo(segment);
    }
  }
}
