package dev.earshot.recognition;

/** A model has as many recognizers open as it can have; a later attempt may succeed. */
public class RecognizerLimitException extends RuntimeException {
  private static final long serialVersionUID = 1;

  public RecognizerLimitException(int limit) {
    super("all " + limit + " recognizers of the model are in use");
  }
}
