package dev.earshot.api.upload;

/** A body is no JSON object, or breaks off; the message tells the client which. */
public class MalformedJsonException extends Exception {
  private static final long serialVersionUID = 1;

  public MalformedJsonException(String message) {
    super(message);
  }

  public MalformedJsonException(String message, Throwable cause) {
    super(message, cause);
  }
}
