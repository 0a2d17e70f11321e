package dev.earshot.recognition;

/** A request wants something of a model that it cannot do, or not in this way. */
public class UnsupportedOptionException extends RuntimeException {
  private static final long serialVersionUID = 1;

  private final String option;

  /**
   * @param option the option's name as clients know it, e.g. {@code grammar}
   */
  public UnsupportedOptionException(ModelId model, String option) {
    super("model " + model + " does not support " + option);
    this.option = option;
  }

  /**
   * @param option the option's name as clients know it
   * @param reason what is wrong with this request's use of it, as the end of a sentence
   */
  public UnsupportedOptionException(ModelId model, String option, String reason) {
    super("model " + model + " cannot use this " + option + ": " + reason);
    this.option = option;
  }

  public String option() {
    return option;
  }
}
