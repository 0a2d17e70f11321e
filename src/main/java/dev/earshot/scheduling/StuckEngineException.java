package dev.earshot.scheduling;

/** A native call has not come back in ten times the expected time; nobody waits for it any more. */
public class StuckEngineException extends RuntimeException {
  private static final long serialVersionUID = 1;

  public StuckEngineException() {
    super("the engine does not come back from a call");
  }
}
