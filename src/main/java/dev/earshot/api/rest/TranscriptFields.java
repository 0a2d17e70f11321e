package dev.earshot.api.rest;

import dev.earshot.api.upload.FormField;
import dev.earshot.api.upload.Upload;
import dev.earshot.audio.AudioSource;
import dev.earshot.models.ModelRegistry;
import dev.earshot.recognition.HotWord;
import dev.earshot.recognition.ModelDescriptor;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The form fields of a sound to be transcribed. One thread at a time; used once. */
final class TranscriptFields {
  static final String AUDIO = "audio";
  static final String HOT_WORDS = "hotWords";
  private static final String MODEL = "model";
  private static final String LANGUAGE = "language";
  private static final String WRITTEN = "written";
  private static final Set<String> KNOWN = Set.of(MODEL, LANGUAGE, HOT_WORDS, WRITTEN);
  private static final int SHOWN_CHARACTERS = 40;

  private final FieldErrors errors = new FieldErrors();
  private final Map<String, String> values = new HashMap<>();
  private final ModelRegistry models;
  private final int maxHotWords;

  TranscriptFields(ModelRegistry models, int maxHotWords) {
    this.models = models;
    this.maxHotWords = maxHotWords;
  }

  /**
   * @throws InvalidFieldsException naming every wrong field
   * @throws dev.earshot.models.ModelUnavailableException when no model is named and there is no
   *     default one
   */
  TranscriptWish parse(Upload upload) {
    upload.fields().forEach(this::take);
    Optional<AudioSource> audio = upload.audio();
    if (audio.isEmpty()) {
      errors.add(AUDIO, "a file, sent with a file name");
    }
    Optional<ModelDescriptor> model = model();
    List<HotWord> hotWords =
        value(HOT_WORDS)
            .map(json -> new HotWordList(HOT_WORDS, maxHotWords, errors).parse(json))
            .orElse(List.of());
    boolean written = written();
    errors.throwIfAny();
    return new TranscriptWish(audio.orElseThrow(), model.orElseThrow(), hotWords, written);
  }

  private void take(FormField field) {
    String name = field.name() == null ? "" : field.name();
    if (KNOWN.contains(name)) {
      if (values.put(name, field.value().strip()) != null) {
        errors.add(name, "once only");
      }
    } else if (!name.equals(AUDIO)) {
      errors.add(shown(name), "no such field");
    }
  }

  // why: forms in browsers send what was left empty
  private Optional<String> value(String name) {
    return Optional.ofNullable(values.get(name)).filter(value -> !value.isEmpty());
  }

  private Optional<ModelDescriptor> model() {
    Optional<String> name = value(MODEL);
    Optional<String> language = value(LANGUAGE);
    if (name.isPresent()) {
      Optional<ModelDescriptor> named =
          models.installed().stream().filter(m -> m.id().value().equals(name.get())).findFirst();
      if (named.isEmpty()) {
        errors.add(MODEL, "no model named '%s' is installed".formatted(shown(name.get())));
      }
      return named;
    }
    if (language.isPresent()) {
      Optional<ModelDescriptor> fitting = models.forLanguage(language.get());
      if (fitting.isEmpty()) {
        errors.add(LANGUAGE, "no installed model is for '%s'".formatted(shown(language.get())));
      }
      return fitting;
    }
    return Optional.of(models.defaultModel().descriptor());
  }

  private boolean written() {
    String value = value(WRITTEN).orElse("false");
    if (!value.equals("true") && !value.equals("false")) {
      errors.add(WRITTEN, "true or false");
    }
    return value.equals("true");
  }

  private static String shown(String text) {
    return text.length() <= SHOWN_CHARACTERS ? text : text.substring(0, SHOWN_CHARACTERS) + "...";
  }
}
