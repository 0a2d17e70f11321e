package dev.earshot.api.upload;

import java.io.IOException;
import java.time.Duration;

/** A body arrived too slowly to wait for it any longer. */
public class SlowBodyException extends IOException {
  private static final long serialVersionUID = 1;

  public SlowBodyException(long received, Duration taken) {
    super("only %d bytes of the body arrived in %d s".formatted(received, taken.toSeconds()));
  }
}
