package dev.earshot.api.upload;

/** The body is not the multipart/form-data that it says it is, or breaks off. */
public class MalformedUploadException extends Exception {
  private static final long serialVersionUID = 1;

  public MalformedUploadException(String message) {
    super(message);
  }

  public MalformedUploadException(String message, Throwable cause) {
    super(message, cause);
  }
}
