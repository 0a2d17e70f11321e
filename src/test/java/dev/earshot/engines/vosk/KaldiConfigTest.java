package dev.earshot.engines.vosk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KaldiConfigTest {
  @Test
  void theSampleRateIsReadAmongOtherOptionsAndComments() {
    String text = "# for telephones\n--dither=0\n  --sample-frequency = 8000 # low\n--use-energy\n";
    assertThat(KaldiConfig.parse(text).sampleRateHz()).isEqualTo(8_000);
    assertThat(KaldiConfig.parse("--sample-frequency=16000.0").sampleRateHz()).isEqualTo(16_000);
  }

  @Test
  void withoutOneItIsKaldisDefault() {
    assertThat(KaldiConfig.parse("").sampleRateHz()).isEqualTo(16_000);
    assertThat(KaldiConfig.parse("#--sample-frequency=8000").sampleRateHz()).isEqualTo(16_000);
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "-16000", "NaN", "Infinity", "1e30", "", "fast", "999"})
  void whatIsNoRateIsRefused(String rate) {
    KaldiConfig config = KaldiConfig.parse("--sample-frequency=" + rate);
    assertThatThrownBy(config::sampleRateHz).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void upsamplingIsOffUnlessAllowed() {
    assertThat(KaldiConfig.parse("").allowsUpsampling()).isFalse();
    assertThat(KaldiConfig.parse("--allow-upsample=true").allowsUpsampling()).isTrue();
  }

  @Test
  void silencePhonesAreAListOfNumbers() {
    assertThat(KaldiConfig.parse("--endpoint.silence-phones=1:2:10").knowsSilence()).isTrue();
    assertThat(KaldiConfig.parse("--endpoint.silence-phones=").knowsSilence()).isFalse();
    assertThat(KaldiConfig.parse("--endpoint.silence-phones=1:").knowsSilence()).isFalse();
    assertThat(KaldiConfig.parse("--beam=13").knowsSilence()).isFalse();
  }
}
