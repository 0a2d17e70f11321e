package dev.earshot.api.deepspeech;

import jakarta.ws.rs.core.Application;
import java.util.Map;
import java.util.Set;

/** What the applications of this protocol have in common. Immutable. */
abstract class DeepSpeechApplication extends Application {
  private final Class<?> resource;

  DeepSpeechApplication(Class<?> resource) {
    this.resource = resource;
  }

  @Override
  public Set<Class<?>> getClasses() {
    return Set.of(resource, DeepSpeechFailures.class);
  }

  // why: Jersey would describe the resources, and itself, to everybody with a token
  @Override
  public Map<String, Object> getProperties() {
    return Map.of("jersey.config.server.wadl.disableWadl", true);
  }
}
