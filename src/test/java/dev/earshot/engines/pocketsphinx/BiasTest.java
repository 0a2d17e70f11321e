package dev.earshot.engines.pocketsphinx;

import static org.assertj.core.api.Assertions.assertThat;

import dev.earshot.recognition.HotWord;
import java.util.Map;
import org.junit.jupiter.api.Test;

class BiasTest {
  @Test
  void isWrittenAsAUnigramModel() {
    var bias = new Bias(Map.of("power", -1.5), Map.of("paris", -12.25));
    assertThat(bias.toArpa().lines().filter(line -> !line.isBlank()))
        .containsExactly(
            "\\data\\",
            "ngram 1=4",
            "\\1-grams:",
            "-99.0000 </s>",
            "-99.0000 <s>",
            "-1.5000 power",
            "-12.2500 ~paris",
            "\\end\\");
  }

  @Test
  void ofNothingIsNeutral() {
    assertThat(Bias.none().isNeutral()).isTrue();
    assertThat(new Bias(Map.of(), Map.of("a", -9.0)).isNeutral()).isFalse();
  }

  @Test
  void aGreaterBoostNeverGivesALesserProbability() {
    double before = Double.NEGATIVE_INFINITY;
    for (double boost : new double[] {-1e9, -1000, -100, -10, -1, -0.1}) {
      double now = HotWordScale.lowered(new HotWord("word", boost), -4);
      assertThat(now).isGreaterThan(before).isLessThan(-4);
      before = now;
    }
    before = Double.NEGATIVE_INFINITY;
    for (double boost : new double[] {0.1, 1, 10, 100, 1000, 1e9}) {
      double now = HotWordScale.raised(new HotWord("word", boost), -6);
      assertThat(now).isGreaterThanOrEqualTo(before).isLessThan(0);
      before = now;
    }
  }
}
