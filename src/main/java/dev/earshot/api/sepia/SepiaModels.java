package dev.earshot.api.sepia;

import dev.earshot.config.Settings;
import dev.earshot.models.LanguageMatch;
import dev.earshot.models.ModelRegistry;
import dev.earshot.models.ModelUnavailableException;
import dev.earshot.recognition.Capabilities;
import dev.earshot.recognition.ModelDescriptor;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jspecify.annotations.NullUnmarked;

/** The models that this protocol offers, and which of them somebody means. Thread-safe. */
@ApplicationScoped
@NullUnmarked // why: the container fills the fields
public class SepiaModels {
  private static final Logger LOG = Logger.getLogger(SepiaModels.class.getName());

  @Inject Settings settings;
  @Inject ModelRegistry registry;

  // why at the start: whoever wrote the list looks into the log then
  void atStart(@Observes @Initialized(ApplicationScoped.class) Object application) {
    try {
      report(registry.installed());
    } catch (RuntimeException e) {
      LOG.log(Level.WARNING, "event=sepia-models-not-checked", e);
    }
  }

  private void report(List<ModelDescriptor> installed) {
    for (Settings.Sepia.Model listed : settings.sepia().models()) {
      if (installed.stream().noneMatch(m -> fits(m, listed))) {
        LOG.warning(
            () ->
                "event=sepia-model-missing name=%s folder=%s"
                    .formatted(listed.name(), listed.folder()));
      }
    }
  }

  /** Those that the settings file lists, in its order; without one all, the default one first. */
  List<SepiaModel> list() {
    List<ModelDescriptor> installed = registry.byPreference();
    List<Settings.Sepia.Model> listed = settings.sepia().models();
    if (listed.isEmpty()) {
      return installed.stream().map(SepiaModel::of).toList();
    }
    return listed.stream().flatMap(one -> installed(one, installed).stream()).toList();
  }

  /**
   * The model that a client means.
   *
   * @throws BadOptionException when there is none; the message is for the client
   * @throws ModelUnavailableException when it means the default model, and that is not loaded
   */
  SepiaModel choose(SepiaOptions options) throws BadOptionException {
    boolean anyOne =
        options.model().isEmpty() && options.language().isEmpty() && options.task().isEmpty();
    return anyOne && settings.sepia().models().isEmpty()
        ? SepiaModel.of(registry.defaultModel().descriptor())
        : choose(list(), options);
  }

  static SepiaModel choose(List<SepiaModel> all, SepiaOptions options) throws BadOptionException {
    if (options.model().isPresent()) {
      return first(all, m -> m.name().equals(options.model().get()))
          .orElseThrow(() -> new BadOptionException("Failed to create processor: ModelNotFound"));
    }
    if (options.language().isPresent()) {
      return forLanguage(all, options.language().get(), options.task());
    }
    if (options.task().isPresent()) {
      throw new BadOptionException("A task needs a language.");
    }
    return first(all, m -> true)
        .orElseThrow(() -> new BadOptionException("No ASR model is installed."));
  }

  /** What a model can do at best. */
  Capabilities capabilities(SepiaModel model) {
    return registry
        .capabilities(model.descriptor().engine())
        .orElseThrow(() -> new ModelUnavailableException("its engine is gone"));
  }

  private static SepiaModel forLanguage(
      List<SepiaModel> all, String language, Optional<String> task) throws BadOptionException {
    List<SepiaModel> forTask =
        all.stream().filter(m -> task.isEmpty() || m.task().equals(task)).toList();
    return LanguageMatch.find(forTask, SepiaModel::language, language)
        .or(() -> LanguageMatch.find(all, SepiaModel::language, language))
        .orElseThrow(() -> new BadOptionException("No ASR model for language: " + language));
  }

  private static Optional<SepiaModel> first(List<SepiaModel> all, Predicate<SepiaModel> wanted) {
    return all.stream().filter(wanted).findFirst();
  }

  private static Optional<SepiaModel> installed(
      Settings.Sepia.Model listed, List<ModelDescriptor> installed) {
    return installed.stream()
        .filter(m -> fits(m, listed))
        .findFirst()
        .map(
            m ->
                new SepiaModel(
                    listed.name(), listed.language().orElse(m.language()), listed.task(), m));
  }

  private static boolean fits(ModelDescriptor model, Settings.Sepia.Model listed) {
    return model.folder().equals(listed.folder().toString())
        && listed.engine().map(e -> e.equals(model.engine().value())).orElse(true);
  }
}
