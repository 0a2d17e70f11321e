package dev.earshot.api.deepspeech;

import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.core.Application;
import java.util.Set;

/** Serves {@code /api/v1/users}. */
@ApplicationPath("/api/v1/users")
public class UsersApplication extends Application {
  @Override
  public Set<Class<?>> getClasses() {
    return Set.of(UsersResource.class, DeepSpeechFailures.class);
  }
}
