package dev.earshot.api.rest;

import jakarta.ws.rs.ApplicationPath;
import java.util.Set;

/** Serves {@code /api/v1/keys}. */
@ApplicationPath("/api/v1/keys")
public class KeysApplication extends NativeApplication {
  public KeysApplication() {
    super(Set.of(KeysResource.class));
  }
}
