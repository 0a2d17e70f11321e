package dev.earshot.recognition;

/** An engine was asked for something although its native library is missing. */
public class EngineUnavailableException extends RuntimeException {
  private static final long serialVersionUID = 1;

  public EngineUnavailableException(EngineId engine, String reason) {
    super("engine " + engine + " is unavailable: " + reason);
  }
}
