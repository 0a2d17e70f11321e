package dev.earshot.transcription.live;

import dev.earshot.audio.vad.AdaptiveDetectorFactory;
import dev.earshot.audio.vad.DetectionOff;
import dev.earshot.audio.vad.VoiceActivityDetectorFactory;
import java.util.Optional;
import java.util.logging.Logger;

/** Which detectors live streams get. Stateless. */
final class DetectorChoice {
  private static final Logger LOG = Logger.getLogger(DetectorChoice.class.getName());

  private DetectorChoice() {}

  /**
   * Those of the wished name; the adaptive ones, and a warning, when they cannot be had.
   *
   * @param optional besides the adaptive ones and none
   */
  static VoiceActivityDetectorFactory of(
      String wished, Iterable<VoiceActivityDetectorFactory> optional) {
    VoiceActivityDetectorFactory chosen = find(wished, optional);
    LOG.info(() -> "event=vad detector=" + chosen.name());
    return chosen;
  }

  private static VoiceActivityDetectorFactory find(
      String wished, Iterable<VoiceActivityDetectorFactory> optional) {
    var usual = new AdaptiveDetectorFactory();
    var off = new DetectionOff();
    if (wished.equals(off.name())) {
      return off;
    }
    if (wished.equals(usual.name())) {
      return usual;
    }
    for (VoiceActivityDetectorFactory factory : optional) {
      if (factory.name().equals(wished)) {
        Optional<String> obstacle = factory.obstacle();
        if (obstacle.isEmpty()) {
          return factory;
        }
        return missing(wished, obstacle.get(), usual);
      }
    }
    return missing(wished, "nobody offers it", usual);
  }

  private static VoiceActivityDetectorFactory missing(
      String wished, String reason, VoiceActivityDetectorFactory instead) {
    LOG.warning(
        () ->
            "event=vad-missing wished=%s used=%s reason=\"%s\""
                .formatted(wished, instead.name(), reason));
    return instead;
  }
}
