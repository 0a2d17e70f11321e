package dev.earshot.api.deepspeech;

import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.core.Application;
import java.util.Set;

/** Serves {@code /api/v1/token}. */
@ApplicationPath("/api/v1/token")
public class TokenApplication extends Application {
  @Override
  public Set<Class<?>> getClasses() {
    return Set.of(TokenResource.class, DeepSpeechFailures.class);
  }
}
