package dev.earshot.api.sepia;

import dev.earshot.recognition.ModelDescriptor;
import java.util.Optional;

/**
 * A model as clients of this protocol know it. Immutable.
 *
 * @param name that they ask for
 * @param language that they ask for
 * @param task what it is good for
 */
record SepiaModel(String name, String language, Optional<String> task, ModelDescriptor descriptor) {
  static SepiaModel of(ModelDescriptor descriptor) {
    return new SepiaModel(
        descriptor.id().value(), descriptor.language(), Optional.empty(), descriptor);
  }
}
