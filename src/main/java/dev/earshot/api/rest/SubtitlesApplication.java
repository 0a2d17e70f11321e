package dev.earshot.api.rest;

import jakarta.ws.rs.ApplicationPath;
import java.util.Set;

/** Serves {@code /api/v1/subtitles}. */
@ApplicationPath("/api/v1/subtitles")
public class SubtitlesApplication extends NativeApplication {
  public SubtitlesApplication() {
    super(Set.of(SubtitlesResource.class));
  }
}
