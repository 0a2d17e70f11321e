package dev.earshot.api.sepia;

import dev.earshot.config.Settings;
import dev.earshot.models.LanguageMatch;
import dev.earshot.models.ModelRegistry;
import dev.earshot.recognition.ModelDescriptor;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.logging.Logger;
import org.jspecify.annotations.NullUnmarked;

/** The models that this protocol offers, and which of them somebody means. Thread-safe. */
@ApplicationScoped
@NullUnmarked // why: the container fills the fields
public class SepiaModels {
  private static final Logger LOG = Logger.getLogger(SepiaModels.class.getName());

  @Inject Settings settings;
  @Inject ModelRegistry registry;

  @PostConstruct
  void start() {
    List<ModelDescriptor> installed = registry.installed();
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
   */
  SepiaModel choose(SepiaOptions options) throws BadOptionException {
    List<SepiaModel> all = list();
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

  private static SepiaModel forLanguage(
      List<SepiaModel> all, String language, Optional<String> task) throws BadOptionException {
    List<SepiaModel> forTask = all.stream().filter(m -> m.task().equals(task)).toList();
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

  // why by name: a model of that name in our own folder goes before the listed one
  private static boolean fits(ModelDescriptor model, Settings.Sepia.Model listed) {
    return model.id().value().equals(String.valueOf(listed.folder().getFileName()))
        && listed.engine().map(e -> e.equals(model.engine().value())).orElse(true);
  }
}
