package dev.earshot.api.upload;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;

/** Makes what the container makes otherwise. */
public final class TestJson {
  private TestJson() {}

  public static SmallJson small() {
    SmallJson small = new SmallJson();
    small.places = new BodyPlaces();
    small.clock = Clock.fixed(Instant.parse("2026-11-20T12:00:00Z"), ZoneOffset.UTC);
    return small;
  }
}
