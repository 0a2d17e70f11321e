package dev.earshot.api.deepspeech;

import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.core.Application;
import java.util.Set;

/** Serves {@code /api/v1/stt}. */
@ApplicationPath("/api/v1/stt")
public class SttApplication extends Application {
  @Override
  public Set<Class<?>> getClasses() {
    return Set.of(SttResource.class, DeepSpeechFailures.class);
  }
}
