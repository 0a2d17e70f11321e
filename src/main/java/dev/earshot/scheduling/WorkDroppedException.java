package dev.earshot.scheduling;

/** Work was not begun: whoever asked for it was interrupted, or the server is stopping. */
public class WorkDroppedException extends RuntimeException {
  private static final long serialVersionUID = 1;

  WorkDroppedException(String reason) {
    super(reason);
  }
}
