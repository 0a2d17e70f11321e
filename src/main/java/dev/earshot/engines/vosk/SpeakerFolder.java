package dev.earshot.engines.vosk;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The files of a speaker model. Immutable.
 *
 * @param root absolute
 */
record SpeakerFolder(Path root) {
  private static final String ANALYSIS = "mfcc.conf";

  /**
   * What keeps it from serving beside a model, as far as it shows without the library.
   *
   * @param rateHz of the audio that the model hears
   */
  Optional<String> fault(int rateHz) {
    return Stream.of(
            KaldiFile.TEXT.fault(root, ANALYSIS),
            KaldiFile.NETWORK.fault(root, "final.ext.raw"),
            KaldiFile.VECTOR.fault(root, "mean.vec"),
            KaldiFile.MATRIX.fault(root, "transform.mat"))
        .flatMap(Optional::stream)
        .findFirst()
        .or(() -> rateFault(rateHz));
  }

  private Optional<String> rateFault(int rateHz) {
    try {
      KaldiConfig analysis = KaldiConfig.read(root.resolve(ANALYSIS));
      return analysis.sampleRateHz() > rateHz && !analysis.allowsUpsampling()
          ? Optional.of("it needs " + analysis.sampleRateHz() + " Hz, the model has " + rateHz)
          : Optional.empty();
    } catch (IOException | IllegalArgumentException e) {
      return Optional.of(ANALYSIS + " is damaged");
    }
  }
}
