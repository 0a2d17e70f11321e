package dev.earshot.api.rest;

import jakarta.ws.rs.ApplicationPath;
import java.util.Set;

/** Serves {@code /api/v1/admin}. */
@ApplicationPath("/api/v1/admin")
public class AdminApplication extends NativeApplication {
  public AdminApplication() {
    super(Set.of(AdminUsersResource.class, AdminKeysResource.class));
  }
}
