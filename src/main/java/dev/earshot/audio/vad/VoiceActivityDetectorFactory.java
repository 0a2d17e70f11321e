package dev.earshot.audio.vad;

import dev.earshot.audio.PcmFormat;
import java.util.Optional;

/** Makes a detector for each stream. Thread-safe. */
public interface VoiceActivityDetectorFactory {
  /** The kind of its detectors as settings call it, e.g. {@code adaptive}. */
  String name();

  /**
   * Why it can make no detector on this machine, as one sentence that tells an operator what is
   * missing; empty when it can. May load what detectors need at the first call.
   */
  default Optional<String> obstacle() {
    return Optional.empty();
  }

  /**
   * A detector for one stream of any rate; the caller closes it.
   *
   * @throws IllegalStateException when there is an {@link #obstacle}
   */
  VoiceActivityDetector newDetector(PcmFormat format);
}
