package dev.earshot.models;

/** There is no model to serve with at the moment; the message tells an operator why. */
public class ModelUnavailableException extends RuntimeException {
  private static final long serialVersionUID = 1;

  public ModelUnavailableException(String reason) {
    super(reason);
  }

  public ModelUnavailableException(String reason, Throwable cause) {
    super(reason, cause);
  }
}
