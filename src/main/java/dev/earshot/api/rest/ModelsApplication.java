package dev.earshot.api.rest;

import jakarta.ws.rs.ApplicationPath;
import java.util.Set;

/** Serves {@code /api/v1/models}. */
@ApplicationPath("/api/v1/models")
public class ModelsApplication extends NativeApplication {
  public ModelsApplication() {
    super(Set.of(ModelsResource.class));
  }
}
