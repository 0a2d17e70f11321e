package dev.earshot.api.rest;

import jakarta.ws.rs.core.Application;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** What the applications of this protocol have in common. Immutable. */
abstract class NativeApplication extends Application {
  private final Set<Class<?>> classes;

  NativeApplication(Set<Class<?>> resources) {
    Set<Class<?>> all = new HashSet<>(resources);
    all.add(NativeFailures.class);
    classes = Set.copyOf(all);
  }

  @Override
  public Set<Class<?>> getClasses() {
    return classes;
  }

  // why: Jersey would describe the resources, and itself, to everybody with a token
  @Override
  public Map<String, Object> getProperties() {
    return Map.of("jersey.config.server.wadl.disableWadl", true);
  }
}
