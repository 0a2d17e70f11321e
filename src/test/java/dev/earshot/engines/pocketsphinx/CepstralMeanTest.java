package dev.earshot.engines.pocketsphinx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class CepstralMeanTest {
  private static final float[] PRIOR = {40, 3, -1};

  private static CepstralFrame frame(float... values) {
    return new CepstralFrame(0, values);
  }

  @Test
  void ofALongUtteranceIsThePlainAverage() {
    List<CepstralFrame> frames = new ArrayList<>(Collections.nCopies(300, frame(10, 1, 0)));
    frames.addAll(Collections.nCopies(300, frame(20, 3, 1)));
    assertThat(CepstralMean.of(frames, PRIOR)).containsExactly(15, 2, 0.5f);
  }

  @Test
  void ofAShortUtteranceTheGuessCountsAsMuchAsTwoSeconds() {
    assertThat(CepstralMean.of(Collections.nCopies(200, frame(10, 1, 0)), PRIOR))
        .containsExactly(25, 2, -0.5f);
  }

  @Test
  void betweenShortAndLongTheGuessFadesWithoutAStep() {
    float before = CepstralMean.of(Collections.nCopies(200, frame(10, 1, 0)), PRIOR)[0];
    for (int frames = 201; frames < 300; frames++) {
      float now = CepstralMean.of(Collections.nCopies(frames, frame(10, 1, 0)), PRIOR)[0];
      assertThat(now).isLessThanOrEqualTo(before).isCloseTo(before, within(0.5f));
      before = now;
    }
    assertThat(before).isEqualTo(10);
  }

  @Test
  void framesWithoutEnergyDoNotCount() {
    List<CepstralFrame> frames = new ArrayList<>(Collections.nCopies(600, frame(10, 1, 0)));
    frames.addAll(Collections.nCopies(600, frame(-1, 99, 99)));
    assertThat(CepstralMean.of(frames, PRIOR)).containsExactly(10, 1, 0);
  }

  @Test
  void ofNothingIsTheGuess() {
    assertThat(CepstralMean.of(List.of(), PRIOR)).containsExactly(PRIOR);
    assertThat(CepstralMean.of(List.of(frame(-1, 0, 0)), PRIOR)).containsExactly(PRIOR);
  }

  @Test
  void theEstimateStartsFromTheGuessAndLeavesItWithWhatIsHeard() {
    var mean = new CepstralMean(PRIOR);
    assertThat(mean.estimate()).containsExactly(PRIOR);
    mean.hear(Collections.nCopies(700, frame(60, 3, -1)));
    assertThat(mean.estimate()[0]).isCloseTo(60, within(1f));
    assertThat(mean.estimate()[1]).isCloseTo(3, within(1e-4f));
  }

  @Test
  void theDistantPastFades() {
    var mean = new CepstralMean(PRIOR);
    for (int i = 0; i < 100; i++) {
      mean.hear(Collections.nCopies(100, frame(20, 0, 0)));
    }
    for (int i = 0; i < 40; i++) {
      mean.hear(Collections.nCopies(100, frame(60, 0, 0)));
    }
    assertThat(mean.estimate()[0]).isCloseTo(60, within(1.5f));
    assertThat(mean.weight()).isLessThanOrEqualTo(1000);
  }
}
