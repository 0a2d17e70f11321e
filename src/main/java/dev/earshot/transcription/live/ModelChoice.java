package dev.earshot.transcription.live;

import dev.earshot.models.LoadedModel;
import dev.earshot.models.ModelRegistry;
import dev.earshot.models.ModelUnavailableException;
import dev.earshot.recognition.ModelId;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.jspecify.annotations.Nullable;

/** The model that a session wants, which may still be loading. One thread at a time. */
final class ModelChoice {
  private final CompletableFuture<LoadedModel> loading;
  private boolean awaited;

  private ModelChoice(CompletableFuture<LoadedModel> loading) {
    this.loading = loading;
  }

  /**
   * @param name null for the default model
   * @throws ModelUnavailableException when there is none of that name, or no default
   */
  static ModelChoice of(ModelRegistry models, @Nullable ModelId name) {
    if (name == null) {
      return new ModelChoice(CompletableFuture.completedFuture(models.defaultModel()));
    }
    return new ModelChoice(
        models
            .model(name)
            .orElseThrow(() -> new ModelUnavailableException("no model named " + name))
            .toCompletableFuture());
  }

  /**
   * The model; null while it is loading.
   *
   * @param whenLoaded called then, or when it failed
   * @throws ModelUnavailableException when it could not be loaded
   */
  @Nullable LoadedModel get(Runnable whenLoaded) {
    if (!loading.isDone()) {
      if (!awaited) {
        awaited = true;
        Object unused = loading.whenComplete((model, failure) -> whenLoaded.run());
      }
      return null;
    }
    try {
      return loading.join();
    } catch (CompletionException e) {
      if (e.getCause() instanceof ModelUnavailableException unavailable) {
        throw unavailable;
      }
      throw e;
    }
  }
}
