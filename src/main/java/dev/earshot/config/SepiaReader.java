package dev.earshot.config;

import dev.earshot.config.Settings.Sepia;
import java.io.IOException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Reads what the SEPIA protocol needs to know: our own settings, and what the settings file of a
 * SEPIA server says where ours say nothing. One thread; used once.
 */
final class SepiaReader {
  private static final String FILE = "earshot.sepia-settings";
  private static final String TOKEN = "earshot.sepia-token";
  private static final int MIN_TOKEN_LENGTH = 8;
  private static final Duration LONGEST = Duration.ofHours(1);

  /** Tokens that every installation of the original brought along. */
  private static final Set<String> PUBLIC =
      Set.of("test1234", "ecd71870d1963316a97e3ac3408c9835ad8cf0f3c1bc703527c30265534f75ae");

  private final SettingValues values;
  private final SepiaFile file;

  SepiaReader(SettingValues values) {
    this.values = values;
    this.file = values.path(FILE).map(this::file).orElseGet(SepiaFile::empty);
  }

  Sepia read() {
    return new Sepia(
        token(),
        users(),
        seconds("earshot.sepia-heartbeat", "socket_heartbeat_s"),
        seconds("earshot.sepia-timeout", "socket_timeout_s"),
        models());
  }

  /** The port that the file names, unless our own settings name one. */
  Optional<Integer> port() {
    return values.isChosen("earshot.sepia-port")
        ? Optional.empty()
        : file.find("server", "port").map(port -> values.number(FILE, port, 1, 65_535));
  }

  /** The folder of the speaker model that the file names. */
  Optional<Path> speakerModel() {
    return file.find("speaker_models", "path1")
        .flatMap(p -> folder(file.find("speaker_models", "base_folder").orElse(""), p));
  }

  private SepiaFile file(Path path) {
    try {
      return SepiaFile.read(path);
    } catch (IOException e) {
      values.problem(FILE, "is %s, which cannot be read: %s", path, String.valueOf(e.getMessage()));
      return SepiaFile.empty();
    }
  }

  private Optional<String> token() {
    Optional<String> own = values.find(TOKEN);
    if (own.isPresent()) {
      check(TOKEN, "is", own.get());
      return own;
    }
    Optional<String> common = file.find("users", "common_auth_token");
    common.ifPresent(t -> check(FILE, "has as common_auth_token", t));
    return common;
  }

  private void check(String name, String what, String token) {
    if (PUBLIC.contains(token)) {
      values.problem(name, "%s the token that everybody knows; choose another one", what);
    } else if (token.length() < MIN_TOKEN_LENGTH) {
      values.problem(name, "%s fewer than %d characters", what, MIN_TOKEN_LENGTH);
    }
  }

  private Map<String, String> users() {
    Map<String, String> users = new LinkedHashMap<>();
    for (String number : file.suffixes("users", "user")) {
      Optional<String> user = file.find("users", "user" + number);
      Optional<String> token = file.find("users", "token" + number);
      if (user.isPresent() && token.isEmpty()) {
        values.problem(FILE, "has no token%s for user%s", number, number);
      } else if (user.isPresent()) {
        check(FILE, "has as token" + number, token.get());
        users.put(user.get(), token.get());
      }
    }
    return users;
  }

  private Duration seconds(String name, String inFile) {
    Optional<String> other = values.isChosen(name) ? Optional.empty() : file.find("server", inFile);
    return other.isEmpty()
        ? values.atMost(LONGEST, name)
        : Duration.ofSeconds(
            values.number(FILE, other.get(), 1, Math.toIntExact(LONGEST.toSeconds())));
  }

  private List<Sepia.Model> models() {
    String base = file.find("asr_models", "base_folder").orElse("");
    List<Sepia.Model> models = new ArrayList<>();
    for (int i = 1; file.find("asr_models", "path" + i).isPresent(); i++) {
      String path = file.find("asr_models", "path" + i).get();
      Optional<String> language = file.find("asr_models", "lang" + i);
      Optional<String> task = file.find("asr_models", "task" + i);
      Optional<String> scorer = file.find("asr_models", "scorer" + i);
      String name =
          file.find("asr_models", "name" + i)
              .or(() -> task.map(t -> path + ":" + t))
              .or(() -> scorer.map(s -> path + ":" + withoutExtension(s)))
              .orElse(path);
      Optional<String> engine = file.find("asr_models", "engine" + i);
      folder(base, path)
          .map(folder -> new Sepia.Model(name, folder, language, engine, task))
          .ifPresent(models::add);
    }
    return models;
  }

  private Optional<Path> folder(String base, String path) {
    try {
      return Optional.of(file.resolve(base).resolve(path).normalize());
    } catch (InvalidPathException e) {
      values.problem(FILE, "names '%s', which is no path", path);
      return Optional.empty();
    }
  }

  private static String withoutExtension(String file) {
    int dot = file.lastIndexOf('.');
    return dot < 1 ? file : file.substring(0, dot);
  }
}
