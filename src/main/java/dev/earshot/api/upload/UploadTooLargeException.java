package dev.earshot.api.upload;

/** An upload went over a limit; reading stopped there. */
public class UploadTooLargeException extends Exception {
  private static final long serialVersionUID = 1;

  public UploadTooLargeException(String what, long value, long limit) {
    super("%s: %d is over the limit of %d".formatted(what, value, limit));
  }
}
