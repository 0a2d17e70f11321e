package dev.earshot.api.sepia;

import dev.earshot.models.ModelRegistry;
import dev.earshot.recognition.Capabilities;
import dev.earshot.recognition.EngineId;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.NullUnmarked;

/** What this protocol says of the server. Thread-safe. */
@ApplicationScoped
@NullUnmarked // why: the container fills the fields
public class SepiaGreeting {
  // why not our own: clients look at it to know which messages the server understands
  private static final String VERSION = "1.0.0";

  static final JsonObject PING =
      Json.createObjectBuilder()
          .add("result", "success")
          .add("server", "SEPIA STT Server")
          .add("version", VERSION)
          .build();

  @Inject SepiaModels models;
  @Inject ModelRegistry registry;

  /**
   * The settings object.
   *
   * @param all false for somebody who may not know the models
   */
  JsonObject settings(boolean all) {
    List<SepiaModel> known = all ? models.list() : List.of();
    JsonArrayBuilder names = Json.createArrayBuilder();
    JsonArrayBuilder languages = Json.createArrayBuilder();
    JsonArrayBuilder properties = Json.createArrayBuilder();
    for (SepiaModel model : known) {
      names.add(model.name());
      languages.add(model.language());
      JsonObjectBuilder one =
          Json.createObjectBuilder().add("engine", model.descriptor().engine().value());
      model.task().ifPresent(task -> one.add("task", task));
      properties.add(one);
    }
    return Json.createObjectBuilder()
        .add("version", VERSION)
        .add("engine", "dynamic")
        .add("models", names)
        .add("languages", languages)
        .add("modelProperties", properties)
        .add("features", features(known))
        .build();
  }

  private JsonObjectBuilder features(List<SepiaModel> known) {
    Set<EngineId> engines =
        known.stream()
            .map(m -> m.descriptor().engine())
            .collect(Collectors.toCollection(LinkedHashSet::new));
    JsonObjectBuilder features = Json.createObjectBuilder().add("basic", "engine_hot_swap");
    for (EngineId engine : engines) {
      JsonArrayBuilder names = Json.createArrayBuilder();
      registry.capabilities(engine).ifPresent(c -> add(names, c));
      features.add(engine.value(), names);
    }
    return features;
  }

  private static void add(JsonArrayBuilder names, Capabilities can) {
    addIf(names, can.partials(), "partial_results");
    addIf(names, can.maxAlternatives() > 1, "alternatives");
    addIf(names, can.wordTimes(), "words_ts");
    addIf(names, can.grammar(), "phrase_list");
    addIf(names, can.hotWords(), "hot_words");
    addIf(names, can.speakers(), "speaker_detection");
  }

  private static void addIf(JsonArrayBuilder names, boolean can, String name) {
    if (can) {
      names.add(name);
    }
  }
}
