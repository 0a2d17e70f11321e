package dev.earshot.audio;

/** The container or encoding is none that can be read; the message says which can. */
public final class UnsupportedAudioException extends AudioException {
  private static final long serialVersionUID = 1;

  public UnsupportedAudioException(String message) {
    super(message);
  }

  public UnsupportedAudioException(String message, Throwable cause) {
    super(message, cause);
  }
}
