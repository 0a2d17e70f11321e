package dev.earshot.api.stream;

import dev.earshot.models.ModelRegistry;
import dev.earshot.models.ModelUnavailableException;
import dev.earshot.recognition.ModelDescriptor;
import dev.earshot.recognition.ModelId;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The models that clients may ask for, by name or language. Thread-safe. */
final class InstalledNames implements WishReader.Models {
  private final ModelRegistry models;

  InstalledNames(ModelRegistry models) {
    this.models = models;
  }

  @Override
  public boolean isInstalled(ModelId name) {
    return find(name).isPresent();
  }

  @Override
  public Optional<ModelId> forLanguage(String language) {
    return models.forLanguage(language).map(ModelDescriptor::id);
  }

  @Override
  public Optional<String> languageOf(@Nullable ModelId model) {
    try {
      return Optional.of(describe(model).language());
    } catch (ModelUnavailableException e) {
      return Optional.empty();
    }
  }

  /**
   * What is known of a model.
   *
   * @param name null for the default model
   * @throws ModelUnavailableException when there is none of that name, or no default
   */
  ModelDescriptor describe(@Nullable ModelId name) {
    if (name == null) {
      return models.defaultModel().descriptor();
    }
    return find(name).orElseThrow(() -> new ModelUnavailableException("no model named " + name));
  }

  private Optional<ModelDescriptor> find(ModelId name) {
    return models.installed().stream().filter(m -> m.id().equals(name)).findFirst();
  }
}
