package dev.earshot.api.deepspeech;

import jakarta.ws.rs.ApplicationPath;

/** Serves {@code /token}. */
@ApplicationPath("/token")
public class RootTokenApplication extends DeepSpeechApplication {
  public RootTokenApplication() {
    super(TokenResource.class);
  }
}
