package dev.earshot.audio.decode.ffmpeg;

/** A program cannot serve as ffmpeg; the message says which and why, for the operator. */
final class UnusableFfmpegException extends Exception {
  private static final long serialVersionUID = 1;

  UnusableFfmpegException(String message) {
    super(message);
  }

  UnusableFfmpegException(String message, Throwable cause) {
    super(message, cause);
  }
}
