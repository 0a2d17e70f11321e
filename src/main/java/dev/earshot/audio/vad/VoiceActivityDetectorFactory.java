package dev.earshot.audio.vad;

import dev.earshot.audio.PcmFormat;

/** Makes a detector for each stream. Thread-safe. */
public interface VoiceActivityDetectorFactory {
  /** The kind of its detectors as settings call it, e.g. {@code adaptive}. */
  String name();

  /** A detector for one stream of any rate; the caller closes it. */
  VoiceActivityDetector newDetector(PcmFormat format);
}
