package dev.earshot.config;

import dev.earshot.config.Settings.Accounts;
import dev.earshot.config.Settings.Attempts;
import dev.earshot.config.Settings.Database;
import dev.earshot.config.Settings.Detection;
import dev.earshot.config.Settings.Ffmpeg;
import dev.earshot.config.Settings.Listener;
import dev.earshot.config.Settings.Live;
import dev.earshot.config.Settings.Ports;
import dev.earshot.config.Settings.Recognition;
import dev.earshot.config.Settings.Registration;
import dev.earshot.config.Settings.Sockets;
import dev.earshot.config.Settings.Uploads;
import dev.earshot.config.Settings.Vosk;
import dev.earshot.config.Settings.Web;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Gives the raw settings their meaning and collects every problem before it complains. One thread;
 * used once.
 */
final class SettingsReader {
  private static final int HIGHEST_PORT = 65_535;
  private static final int MIN_SECRET_BYTES = 32;
  private static final int MIN_PASSWORD_LENGTH = 8;
  private static final int MAX_PASSWORD_LENGTH = 255;
  private static final int MOST_ATTEMPTS = 1_000_000;
  private static final Duration LONGEST_WINDOW = Duration.ofDays(1);
  private static final Duration LONGEST_TOKEN = Duration.ofDays(3_650);
  private static final Duration LONGEST_DECODING = Duration.ofDays(1);
  private static final long MIN_FFMPEG_BYTES = 300L * 1024 * 1024;
  private static final Duration LONGEST_BACKLOG = Duration.ofHours(1);
  private static final Duration LONGEST_SOCKET = Duration.ofDays(31);
  private static final Duration LONGEST_PING = Duration.ofHours(1);
  private static final Set<String> PROTOCOLS =
      Set.of("deepspeech", "speechrecognition", "whisper", "sepia", "vosk");
  private static final List<String> DETECTORS = List.of("adaptive", "silero", "off");
  private static final Duration LONGEST_AUDIO = Duration.ofDays(31);

  private static final Path DATA = Path.of(System.getProperty("user.home", "."), ".earshot");

  private final RawSettings raw;
  private final SettingValues values;
  private final SepiaReader sepia;

  SettingsReader(RawSettings raw) {
    this.raw = raw;
    this.values = new SettingValues(raw);
    this.sepia = new SepiaReader(values);
  }

  /**
   * The whole tree.
   *
   * @throws SettingsException listing every problem
   */
  Settings read() {
    Settings settings =
        new Settings(
            listener(),
            ports(),
            dataFolder("earshot.data", DATA),
            database(),
            accounts(),
            attempts(),
            web(),
            uploads(),
            sockets(),
            vosk(),
            sepia.read(),
            recognition(),
            live(),
            ffmpeg(),
            values.flag("earshot.offline"));
    if (!values.problems().isEmpty()) {
      throw new SettingsException(values.problems());
    }
    return settings;
  }

  private Listener listener() {
    return new Listener(
        values.text("earshot.host"), values.number("earshot.port", 0, HIGHEST_PORT));
  }

  private Ports ports() {
    return new Ports(
        port("earshot.vosk-port"),
        sepia.port().or(() -> port("earshot.sepia-port")),
        values.list("earshot.extra-ports").stream()
            .map(text -> values.number("earshot.extra-ports", text, 1, HIGHEST_PORT))
            .distinct()
            .toList());
  }

  private Optional<Integer> port(String name) {
    return values.text(name).equals("off")
        ? Optional.empty()
        : Optional.of(values.number(name, 0, HIGHEST_PORT));
  }

  private Database database() {
    Optional<String> url = values.find("earshot.database.url");
    if (url.isPresent() && !url.get().startsWith("jdbc:postgresql:")) {
      values.problem("earshot.database.url", "is not a jdbc:postgresql: URL");
    }
    return new Database(
        url, values.text("earshot.database.user"), values.text("earshot.database.password"));
  }

  private Accounts accounts() {
    Optional<String> password = values.find("earshot.admin-password");
    if (password.isPresent() && password.get().length() < MIN_PASSWORD_LENGTH) {
      values.problem("earshot.admin-password", "has fewer than %d characters", MIN_PASSWORD_LENGTH);
    }
    if (password.isPresent() && password.get().length() > MAX_PASSWORD_LENGTH) {
      values.problem("earshot.admin-password", "has more than %d characters", MAX_PASSWORD_LENGTH);
    }
    Optional<String> secret = values.find("earshot.token-secret");
    if (secret.isPresent()
        && secret.get().getBytes(StandardCharsets.UTF_8).length < MIN_SECRET_BYTES) {
      values.problem("earshot.token-secret", "has fewer than %d bytes", MIN_SECRET_BYTES);
    }
    return new Accounts(
        registration(),
        protocols("earshot.anonymous"),
        password,
        secret,
        values.atMost(LONGEST_TOKEN, "earshot.token-lifetime"),
        values.number("earshot.keys-max", 0, 1_000));
  }

  private Registration registration() {
    String value = values.text("earshot.registration");
    return switch (value.toLowerCase(Locale.ROOT)) {
      case "admin" -> Registration.ADMIN;
      case "open" -> Registration.OPEN;
      default -> {
        values.problem("earshot.registration", "is '%s', not admin or open", value);
        yield Registration.ADMIN;
      }
    };
  }

  private Attempts attempts() {
    return new Attempts(
        values.number("earshot.login-attempts", 1, MOST_ATTEMPTS),
        values.number("earshot.login-attempts-per-address", 1, MOST_ATTEMPTS),
        values.number("earshot.registrations", 1, MOST_ATTEMPTS),
        values.number("earshot.registrations-per-address", 1, MOST_ATTEMPTS),
        values.atMost(LONGEST_WINDOW, "earshot.attempts-window"));
  }

  private Web web() {
    return new Web(
        values.list("earshot.allowed-origins").stream()
            .flatMap(text -> originRule("earshot.allowed-origins", text).stream())
            .toList());
  }

  private Optional<OriginRule> originRule(String name, String text) {
    Optional<OriginRule> rule = OriginRule.parse(text);
    if (rule.isEmpty()) {
      values.problem(
          name, "holds '%s', no origin such as https://app.example or http://localhost:*", text);
    }
    return rule;
  }

  private Uploads uploads() {
    return new Uploads(
        values.bytes("earshot.upload-max"),
        values.atMost(LONGEST_AUDIO, "earshot.audio-max"),
        values.bytes("earshot.pcm-max"),
        values.number("earshot.hot-words-max", 0, 1_000));
  }

  private Sockets sockets() {
    return new Sockets(
        values.number("earshot.sockets-max", 1, 100_000),
        values.number("earshot.sockets-per-user", 1, 100_000),
        values.atMost(LONGEST_SOCKET, "earshot.socket-time-max"),
        values.atMost(LONGEST_SOCKET, "earshot.socket-idle-max"),
        values.bytes("earshot.outbox-max"),
        values.bytes("earshot.assembly-max"),
        values.atMost(LONGEST_PING, "earshot.ping-interval"),
        values.atMost(LONGEST_PING, "earshot.ping-timeout"));
  }

  private Vosk vosk() {
    return new Vosk(
        values.number("earshot.vosk-sample-rate", 1_000, 768_000),
        values.number("earshot.vosk-alternatives", 0, 100),
        values.looseFlag("earshot.vosk-words"),
        values.find("earshot.vosk-model").flatMap(v -> installed("earshot.vosk-model", v)));
  }

  // why a path: that is what the variable of the vosk server holds
  private Optional<String> installed(String name, String value) {
    Optional<Path> path = values.parsed(name, value, Path::of);
    if (path.isEmpty() || path.get().getNameCount() == 1 && !path.get().isAbsolute()) {
      return path.map(Path::toString);
    }
    String model = String.valueOf(path.get().normalize().getFileName());
    Path models = values.folder("earshot.data", DATA).resolve("models");
    if (!Files.isDirectory(models.resolve(model))) {
      values.problem(name, "is %s: put that model into %s and name it '%s'", value, models, model);
    }
    return Optional.of(model);
  }

  private Recognition recognition() {
    return new Recognition(
        values.text("earshot.model"),
        values.number("earshot.decoders", 1, 256),
        values.number("earshot.waiting-max", 0, 10_000),
        values.atMost(LONGEST_AUDIO, "earshot.transcription-time-max"),
        values.list("earshot.pocketsphinx-libraries").stream()
            .flatMap(v -> values.parsed("earshot.pocketsphinx-libraries", v, Path::of).stream())
            .toList(),
        values.path("earshot.vosk-speaker-model").or(sepia::speakerModel));
  }

  private Live live() {
    return new Live(
        values.atMost(LONGEST_BACKLOG, "earshot.backlog-max"),
        values.bytes("earshot.backlog-memory-max"),
        values.number("earshot.containers-max", 1, 64),
        detection());
  }

  private Detection detection() {
    String detector = values.text("earshot.vad");
    if (!DETECTORS.contains(detector)) {
      values.problem("earshot.vad", "is '%s', none of %s", detector, DETECTORS);
    }
    return new Detection(
        detector, values.path("earshot.onnxruntime"), values.path("earshot.vad-model"));
  }

  private Ffmpeg ffmpeg() {
    Optional<String> choice = values.find("earshot.ffmpeg");
    boolean carried = choice.equals(Optional.of("carried"));
    Optional<Path> program =
        choice.filter(c -> !carried).flatMap(v -> values.parsed("earshot.ffmpeg", v, Path::of));
    if (program.isPresent() && !Files.isExecutable(program.get())) {
      values.problem("earshot.ffmpeg", "is %s, which is no program", program.get());
    }
    ByteSize memory = values.bytes("earshot.ffmpeg-memory-max");
    if (memory.bytes() > 0 && memory.bytes() < MIN_FFMPEG_BYTES) {
      values.problem("earshot.ffmpeg-memory-max", "is less than 300MiB, which it takes to start");
    }
    return new Ffmpeg(
        program.map(Path::toAbsolutePath),
        carried ? List.of() : raw.searchPath(),
        values.atMost(LONGEST_DECODING, "earshot.ffmpeg-time-max"),
        memory);
  }

  private Set<String> protocols(String name) {
    Set<String> names = values.list(name).stream().collect(Collectors.toUnmodifiableSet());
    names.stream()
        .filter(protocol -> !PROTOCOLS.contains(protocol))
        .sorted()
        .forEach(p -> values.problem(name, "holds '%s', none of %s", p, new TreeSet<>(PROTOCOLS)));
    return names;
  }

  // why no such characters: H2's URL and the options of the server's JVM end at them
  private Path dataFolder(String name, Path byDefault) {
    Path folder = values.folder(name, byDefault);
    if (folder.toString().matches(".*[;=,].*")) {
      values.problem(name, "is %s, which holds one of ; = ,", folder);
    }
    return folder;
  }
}
