package dev.earshot.audio;

/** There is nothing to hear: no bytes, or a sound container without a sample. */
public final class EmptyAudioException extends AudioException {
  private static final long serialVersionUID = 1;

  public EmptyAudioException(String message) {
    super(message);
  }
}
