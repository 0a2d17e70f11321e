package dev.earshot.recognition;

import org.jspecify.annotations.Nullable;

/** The files of a model could not be loaded. */
public class ModelLoadException extends RuntimeException {
  private static final long serialVersionUID = 1;

  public ModelLoadException(ModelId model, String reason, @Nullable Throwable cause) {
    super("model " + model + " cannot be loaded: " + reason, cause);
  }
}
