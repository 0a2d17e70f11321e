package dev.earshot.recognition;

/** A request wants something of a model that it cannot do. */
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

  public String option() {
    return option;
  }
}
