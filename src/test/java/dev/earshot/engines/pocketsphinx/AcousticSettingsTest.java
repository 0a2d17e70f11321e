package dev.earshot.engines.pocketsphinx;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class AcousticSettingsTest {
  @Test
  void readsNamesWithoutHyphens() {
    var settings = AcousticSettings.parse("-lowerf 130\n-feat 1s_c_d_dd\r\n-cmninit 40,3,-1\n");
    assertThat(settings.options())
        .containsEntry("lowerf", "130")
        .containsEntry("feat", "1s_c_d_dd")
        .containsEntry("cmninit", "40,3,-1");
  }

  @Test
  void aModelListensAt16KilohertzUnlessItSaysOtherwise() {
    assertThat(AcousticSettings.parse("").sampleRateHz()).isEqualTo(16_000);
    assertThat(AcousticSettings.parse("-samprate 8000.0").sampleRateHz()).isEqualTo(8_000);
  }

  @Test
  void theInitialMeanIsFilledUpWithZeros() {
    assertThat(AcousticSettings.parse("-cmninit 41.5,-5").initialMean(4))
        .containsExactly(41.5f, -5, 0, 0);
  }

  @Test
  void aModelMayDoWithoutNormalisation() {
    assertThat(AcousticSettings.parse("-cmn none").normalisesMean()).isFalse();
    assertThat(AcousticSettings.parse("-cmn current").normalisesMean()).isTrue();
  }
}
