package dev.earshot.audio;

import java.time.Duration;

/**
 * The sound is longer or larger than allowed. Decoding stopped as soon as that was seen, so the
 * value is what had been decoded so far, not the whole.
 */
public final class AudioLimitExceededException extends AudioException {
  private static final long serialVersionUID = 1;

  private final String what;
  private final String value;
  private final String limit;

  private AudioLimitExceededException(String what, String value, String limit) {
    super("audio exceeds the limit of %s: %s so far, limit %s".formatted(what, value, limit));
    this.what = what;
    this.value = value;
    this.limit = limit;
  }

  static AudioLimitExceededException duration(Duration soFar, Duration limit) {
    return new AudioLimitExceededException("duration", soFar.toString(), limit.toString());
  }

  static AudioLimitExceededException pcmBytes(long soFar, long limit) {
    return new AudioLimitExceededException("decoded bytes", soFar + "", limit + "");
  }

  /** For a decoder that takes suspiciously long. */
  public static AudioLimitExceededException decodingTime(Duration soFar, Duration limit) {
    return new AudioLimitExceededException("decoding time", soFar.toString(), limit.toString());
  }

  /**
   * The quantity that is limited: {@code duration}, {@code decoded bytes}, {@code decoding time}.
   */
  public String what() {
    return what;
  }

  /** What was reached: an ISO 8601 duration or a number of bytes. */
  public String value() {
    return value;
  }

  /** What is allowed, written like {@link #value()}. */
  public String limit() {
    return limit;
  }
}
