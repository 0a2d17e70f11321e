package dev.earshot.api.rest;

import jakarta.ws.rs.ApplicationPath;
import java.util.Set;

/** Serves {@code /api/v1/transcripts}. */
@ApplicationPath("/api/v1/transcripts")
public class TranscriptsApplication extends NativeApplication {
  public TranscriptsApplication() {
    super(Set.of(TranscriptsResource.class));
  }
}
