package dev.earshot.api.stream;

import dev.earshot.recognition.ModelId;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Two models: {@code digits} for English, {@code ziffern} for German. */
final class FakeModels implements WishReader.Models {
  @Override
  public boolean isInstalled(ModelId name) {
    return name.value().equals("digits") || name.value().equals("ziffern");
  }

  @Override
  public Optional<String> languageOf(@Nullable ModelId model) {
    return Optional.of(model != null && model.value().equals("ziffern") ? "de-DE" : "en-US");
  }

  @Override
  public Optional<ModelId> forLanguage(String language) {
    return switch (language) {
      case "en", "en-US" -> Optional.of(new ModelId("digits"));
      case "de" -> Optional.of(new ModelId("ziffern"));
      default -> Optional.empty();
    };
  }
}
