package dev.earshot.audio;

/**
 * Sound that cannot be used, for a reason that lies in the sound and not in the server. The message
 * is one sentence for the person who sent it: what was read, which value, which limit; never a
 * path.
 */
public abstract sealed class AudioException extends RuntimeException
    permits UnsupportedAudioException,
        DamagedAudioException,
        EmptyAudioException,
        AudioLimitExceededException {
  private static final long serialVersionUID = 1;

  AudioException(String message) {
    super(message);
  }

  AudioException(String message, Throwable cause) {
    super(message, cause);
  }
}
