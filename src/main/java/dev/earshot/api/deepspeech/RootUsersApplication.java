package dev.earshot.api.deepspeech;

import jakarta.ws.rs.ApplicationPath;

/** Serves {@code /users}. */
@ApplicationPath("/users")
public class RootUsersApplication extends DeepSpeechApplication {
  public RootUsersApplication() {
    super(RootUsersResource.class);
  }
}
