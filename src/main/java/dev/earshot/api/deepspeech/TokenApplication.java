package dev.earshot.api.deepspeech;

import jakarta.ws.rs.ApplicationPath;

/** Serves {@code /api/v1/token}. */
@ApplicationPath("/api/v1/token")
public class TokenApplication extends DeepSpeechApplication {
  public TokenApplication() {
    super(TokenResource.class);
  }
}
