package dev.earshot.api.deepspeech;

import jakarta.ws.rs.ApplicationPath;

/** Serves {@code /api/v1/stt}. */
@ApplicationPath("/api/v1/stt")
public class SttApplication extends DeepSpeechApplication {
  public SttApplication() {
    super(SttResource.class);
  }
}
