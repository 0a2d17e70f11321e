package dev.earshot.models;

import dev.earshot.recognition.EngineId;
import dev.earshot.recognition.ModelId;
import dev.earshot.recognition.SpeechModel;
import dev.earshot.scheduling.Scheduler;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** Models for tests of what uses them. */
public final class TestModels {
  private TestModels() {}

  /** A model in memory as the registry makes it. */
  public static LoadedModel loaded(SpeechModel model, double realTimeFactor, Scheduler scheduler) {
    return new LoadedModel(
        model,
        new Decoders(model.maxRecognizers(), 1),
        realTimeFactor,
        scheduler,
        System::nanoTime,
        new CallTimer(new SimpleMeterRegistry(), new EngineId("test")));
  }

  /** A registry with one model, which is the default one; it can be asked for by name, too. */
  public static ModelRegistry registry(LoadedModel only) {
    return new ModelRegistry() {
      @Override
      public LoadedModel defaultModel() {
        return only;
      }

      @Override
      public Optional<CompletionStage<LoadedModel>> model(ModelId id) {
        return only.descriptor().id().equals(id)
            ? Optional.of(CompletableFuture.completedFuture(only))
            : Optional.empty();
      }
    };
  }
}
