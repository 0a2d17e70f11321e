package dev.earshot.audio;

/** The container is known, but its header is cut off or says what cannot be. */
public final class DamagedAudioException extends AudioException {
  private static final long serialVersionUID = 1;

  public DamagedAudioException(String message) {
    super(message);
  }

  public DamagedAudioException(String message, Throwable cause) {
    super(message, cause);
  }
}
