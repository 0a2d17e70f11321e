package dev.earshot.api.deepspeech;

import jakarta.ws.rs.ApplicationPath;

/** Serves {@code /api/v1/users}. */
@ApplicationPath("/api/v1/users")
public class UsersApplication extends DeepSpeechApplication {
  public UsersApplication() {
    super(UsersResource.class);
  }
}
