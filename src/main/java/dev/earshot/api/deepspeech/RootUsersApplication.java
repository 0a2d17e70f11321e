package dev.earshot.api.deepspeech;

import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.core.Application;
import java.util.Set;

/** Serves {@code /users}. */
@ApplicationPath("/users")
public class RootUsersApplication extends Application {
  @Override
  public Set<Class<?>> getClasses() {
    return Set.of(RootUsersResource.class, DeepSpeechFailures.class);
  }
}
