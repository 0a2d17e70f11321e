package dev.earshot.recognition;

/** An engine failed while it decoded: the stream is lost, the model may still serve others. */
public class RecognitionException extends RuntimeException {
  private static final long serialVersionUID = 1;

  public RecognitionException(String message) {
    super(message);
  }

  public RecognitionException(String message, Throwable cause) {
    super(message, cause);
  }
}
