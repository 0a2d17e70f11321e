package dev.earshot.transcript.text;

import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What clients of SEPIA know from its optimised results; the last four lines are where the original
 * is odd and this is not.
 */
class SepiaVectorsTest {
  static Stream<SpokenCase> vectors() {
    return SpokenCase.in("contract.tsv");
  }

  @ParameterizedTest
  @MethodSource("vectors")
  void writesWhatTheOriginalWrites(SpokenCase vector) {
    vector.holds();
  }
}
