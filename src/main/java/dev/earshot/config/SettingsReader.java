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
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Gives the raw settings their meaning and collects every problem before it complains. One thread;
 * used once.
 */
final class SettingsReader {
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
  private final List<String> problems = new ArrayList<>();

  SettingsReader(RawSettings raw) {
    this.raw = raw;
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
            recognition(),
            live(),
            ffmpeg(),
            flag("earshot.offline"));
    if (!problems.isEmpty()) {
      throw new SettingsException(problems);
    }
    return settings;
  }

  private Listener listener() {
    return new Listener(text("earshot.host"), number("earshot.port", 0, 65_535));
  }

  private Ports ports() {
    Optional<Integer> vosk =
        text("earshot.vosk-port").equals("off")
            ? Optional.empty()
            : Optional.of(number("earshot.vosk-port", 0, 65_535));
    return new Ports(
        vosk,
        list("earshot.extra-ports").stream()
            .map(text -> number("earshot.extra-ports", text, 1, 65_535))
            .distinct()
            .toList());
  }

  private Database database() {
    Optional<String> url = raw.find("earshot.database.url");
    if (url.isPresent() && !url.get().startsWith("jdbc:postgresql:")) {
      problem("earshot.database.url", "is not a jdbc:postgresql: URL");
    }
    return new Database(url, text("earshot.database.user"), text("earshot.database.password"));
  }

  private Accounts accounts() {
    Optional<String> password = raw.find("earshot.admin-password");
    if (password.isPresent() && password.get().length() < MIN_PASSWORD_LENGTH) {
      problem("earshot.admin-password", "has fewer than %d characters", MIN_PASSWORD_LENGTH);
    }
    if (password.isPresent() && password.get().length() > MAX_PASSWORD_LENGTH) {
      problem("earshot.admin-password", "has more than %d characters", MAX_PASSWORD_LENGTH);
    }
    Optional<String> secret = raw.find("earshot.token-secret");
    if (secret.isPresent()
        && secret.get().getBytes(StandardCharsets.UTF_8).length < MIN_SECRET_BYTES) {
      problem("earshot.token-secret", "has fewer than %d bytes", MIN_SECRET_BYTES);
    }
    return new Accounts(
        registration(),
        protocols("earshot.anonymous"),
        password,
        secret,
        atMost(LONGEST_TOKEN, "earshot.token-lifetime"),
        number("earshot.keys-max", 0, 1_000));
  }

  private Registration registration() {
    String value = text("earshot.registration");
    return switch (value.toLowerCase(Locale.ROOT)) {
      case "admin" -> Registration.ADMIN;
      case "open" -> Registration.OPEN;
      default -> {
        problem("earshot.registration", "is '%s', not admin or open", value);
        yield Registration.ADMIN;
      }
    };
  }

  private Attempts attempts() {
    return new Attempts(
        number("earshot.login-attempts", 1, MOST_ATTEMPTS),
        number("earshot.login-attempts-per-address", 1, MOST_ATTEMPTS),
        number("earshot.registrations", 1, MOST_ATTEMPTS),
        number("earshot.registrations-per-address", 1, MOST_ATTEMPTS),
        atMost(LONGEST_WINDOW, "earshot.attempts-window"));
  }

  private Web web() {
    return new Web(
        list("earshot.allowed-origins").stream()
            .flatMap(text -> originRule("earshot.allowed-origins", text).stream())
            .toList());
  }

  private Optional<OriginRule> originRule(String name, String text) {
    Optional<OriginRule> rule = OriginRule.parse(text);
    if (rule.isEmpty()) {
      problem(
          name, "holds '%s', no origin such as https://app.example or http://localhost:*", text);
    }
    return rule;
  }

  private Uploads uploads() {
    return new Uploads(
        bytes("earshot.upload-max"),
        atMost(LONGEST_AUDIO, "earshot.audio-max"),
        bytes("earshot.pcm-max"),
        number("earshot.hot-words-max", 0, 1_000));
  }

  private Sockets sockets() {
    return new Sockets(
        number("earshot.sockets-max", 1, 100_000),
        number("earshot.sockets-per-user", 1, 100_000),
        atMost(LONGEST_SOCKET, "earshot.socket-time-max"),
        atMost(LONGEST_SOCKET, "earshot.socket-idle-max"),
        bytes("earshot.outbox-max"),
        bytes("earshot.assembly-max"),
        atMost(LONGEST_PING, "earshot.ping-interval"),
        atMost(LONGEST_PING, "earshot.ping-timeout"));
  }

  private Vosk vosk() {
    return new Vosk(
        number("earshot.vosk-sample-rate", 1_000, 768_000),
        number("earshot.vosk-alternatives", 0, 100),
        looseFlag("earshot.vosk-words"),
        raw.find("earshot.vosk-model").flatMap(v -> installed("earshot.vosk-model", v)));
  }

  // why a path: that is what the variable of the vosk server holds
  private Optional<String> installed(String name, String value) {
    Optional<Path> path = parsed(name, value, Path::of);
    if (path.isEmpty() || path.get().getNameCount() == 1 && !path.get().isAbsolute()) {
      return path.map(Path::toString);
    }
    String model = String.valueOf(path.get().normalize().getFileName());
    Path models = folder("earshot.data", DATA).resolve("models");
    if (!Files.isDirectory(models.resolve(model))) {
      problem(name, "is %s: put that model into %s and name it '%s'", value, models, model);
    }
    return Optional.of(model);
  }

  private Recognition recognition() {
    return new Recognition(
        text("earshot.model"),
        number("earshot.decoders", 1, 256),
        number("earshot.waiting-max", 0, 10_000),
        atMost(LONGEST_AUDIO, "earshot.transcription-time-max"),
        list("earshot.pocketsphinx-libraries").stream()
            .flatMap(v -> parsed("earshot.pocketsphinx-libraries", v, Path::of).stream())
            .toList(),
        path("earshot.vosk-speaker-model"));
  }

  private Live live() {
    return new Live(
        atMost(LONGEST_BACKLOG, "earshot.backlog-max"),
        bytes("earshot.backlog-memory-max"),
        detection());
  }

  private Detection detection() {
    String detector = text("earshot.vad");
    if (!DETECTORS.contains(detector)) {
      problem("earshot.vad", "is '%s', none of %s", detector, DETECTORS);
    }
    return new Detection(detector, path("earshot.onnxruntime"), path("earshot.vad-model"));
  }

  private Ffmpeg ffmpeg() {
    Optional<String> choice = raw.find("earshot.ffmpeg");
    boolean carried = choice.equals(Optional.of("carried"));
    Optional<Path> program =
        choice.filter(c -> !carried).flatMap(v -> parsed("earshot.ffmpeg", v, Path::of));
    if (program.isPresent() && !Files.isExecutable(program.get())) {
      problem("earshot.ffmpeg", "is %s, which is no program", program.get());
    }
    ByteSize memory = bytes("earshot.ffmpeg-memory-max");
    if (memory.bytes() > 0 && memory.bytes() < MIN_FFMPEG_BYTES) {
      problem("earshot.ffmpeg-memory-max", "is less than 300MiB, which it takes to start");
    }
    return new Ffmpeg(
        program.map(Path::toAbsolutePath),
        carried ? List.of() : raw.searchPath(),
        atMost(LONGEST_DECODING, "earshot.ffmpeg-time-max"),
        memory);
  }

  private String text(String name) {
    return raw.find(name).orElse("");
  }

  private List<String> list(String name) {
    return Arrays.stream(text(name).split(","))
        .map(String::trim)
        .filter(v -> !v.isEmpty())
        .toList();
  }

  private Set<String> protocols(String name) {
    Set<String> names = list(name).stream().collect(Collectors.toUnmodifiableSet());
    names.stream()
        .filter(protocol -> !PROTOCOLS.contains(protocol))
        .sorted()
        .forEach(p -> problem(name, "holds '%s', none of %s", p, new TreeSet<>(PROTOCOLS)));
    return names;
  }

  private boolean flag(String name) {
    String value = text(name);
    if (!value.equals("true") && !value.equals("false")) {
      problem(name, "is '%s', not true or false", value);
    }
    return value.equals("true");
  }

  // why so loose: the variable of the vosk server is written in many ways
  private boolean looseFlag(String name) {
    String value = text(name).toLowerCase(Locale.ROOT);
    if (!Set.of("true", "1", "yes", "on", "false", "0", "no", "off").contains(value)) {
      problem(name, "is '%s', not true or false", value);
    }
    return Set.of("true", "1", "yes", "on").contains(value);
  }

  private int number(String name, int min, int max) {
    return number(name, text(name), min, max);
  }

  private int number(String name, String text, int min, int max) {
    int value = parsed(name, text, Integer::valueOf).orElse(min);
    if (value < min || value > max) {
      problem(name, "is %d, outside %d to %d", value, min, max);
    }
    return value;
  }

  private Duration duration(String name) {
    Duration value = parsed(name, text(name), Duration::parse).orElse(Duration.ofSeconds(1));
    if (value.isNegative() || value.isZero()) {
      problem(name, "is %s, not longer than nothing", value);
    }
    return value;
  }

  private Duration atMost(Duration longest, String name) {
    Duration value = duration(name);
    if (value.compareTo(longest) > 0) {
      problem(name, "is %s, longer than %s", value, longest);
    }
    return value;
  }

  private ByteSize bytes(String name) {
    String value = text(name);
    Optional<ByteSize> size = ByteSize.parse(value);
    if (size.isEmpty()) {
      problem(name, "is '%s', not a size such as 512MiB", value);
    } else if (size.get().bytes() == 0) {
      problem(name, "is nothing at all");
    }
    return size.orElse(new ByteSize(0));
  }

  // why no such characters: H2's URL and the options of the server's JVM end at them
  private Path dataFolder(String name, Path byDefault) {
    Path folder = folder(name, byDefault);
    if (folder.toString().matches(".*[;=,].*")) {
      problem(name, "is %s, which holds one of ; = ,", folder);
    }
    return folder;
  }

  private Path folder(String name, Path byDefault) {
    return raw.find(name)
        .flatMap(v -> parsed(name, v, Path::of))
        .orElse(byDefault)
        .toAbsolutePath()
        .normalize();
  }

  private Optional<Path> path(String name) {
    return raw.find(name).flatMap(v -> parsed(name, v, Path::of)).map(Path::toAbsolutePath);
  }

  private <T> Optional<T> parsed(String name, String value, Function<String, T> parser) {
    try {
      return Optional.of(parser.apply(value));
    } catch (NumberFormatException e) {
      problem(name, "is '%s', not a number", value);
    } catch (DateTimeParseException e) {
      problem(name, "is '%s', not a duration such as PT30S", value);
    } catch (InvalidPathException e) {
      problem(name, "is '%s', not a path", value);
    }
    return Optional.empty();
  }

  private void problem(String name, String format, Object... arguments) {
    problems.add(
        "%s (%s) %s"
            .formatted(raw.givenName(name), name, String.format(Locale.ROOT, format, arguments)));
  }
}
