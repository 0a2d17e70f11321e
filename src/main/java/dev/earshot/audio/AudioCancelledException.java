package dev.earshot.audio;

import java.util.concurrent.CancellationException;

/**
 * Work on sound was given up because its thread was interrupted; the thread is left interrupted. No
 * {@link AudioException}, because nothing is wrong with the sound.
 */
public final class AudioCancelledException extends CancellationException {
  private static final long serialVersionUID = 1;

  public AudioCancelledException(String message) {
    super(message);
  }

  public AudioCancelledException(String message, Throwable cause) {
    super(message);
    initCause(cause);
  }
}
