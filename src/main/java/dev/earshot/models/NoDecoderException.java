package dev.earshot.models;

import dev.earshot.recognition.ModelId;
import java.time.Duration;

/** All decoders of a model were busy for too long. */
public class NoDecoderException extends RuntimeException {
  private static final long serialVersionUID = 1;

  public NoDecoderException(ModelId model, Duration waited) {
    super("no decoder of model %s became free within %s".formatted(model, waited));
  }
}
