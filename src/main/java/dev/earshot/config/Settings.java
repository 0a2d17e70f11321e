package dev.earshot.config;

import com.google.errorprone.annotations.concurrent.GuardedBy;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * All settings of this server. Immutable; read once with {@link #current()}.
 *
 * @param listener where the launcher lets the server listen
 * @param ports further listeners of the launcher
 * @param dataFolder everything the server keeps: database, models, caches, secrets, temporary files
 * @param database where the accounts are
 * @param accounts who may come in
 * @param attempts how often logins and registrations may be tried
 * @param web what browsers may do
 * @param uploads how large a request may be
 * @param sockets what WebSockets may take
 * @param vosk what the vosk protocol assumes
 * @param sepia what the SEPIA protocol needs to know
 * @param recognition models, decoders and queues
 * @param ffmpeg the program that decodes what Java cannot
 * @param offline forbids every outgoing request
 */
public record Settings(
    Listener listener,
    Ports ports,
    Path dataFolder,
    Database database,
    Accounts accounts,
    Attempts attempts,
    Web web,
    Uploads uploads,
    Sockets sockets,
    Vosk vosk,
    Sepia sepia,
    Recognition recognition,
    Live live,
    Ffmpeg ffmpeg,
    boolean offline) {
  private static final Current CURRENT = new Current();

  /**
   * The main listener. The WAR itself cannot know where it is bound; only the launcher uses this.
   *
   * @param port 0 lets the system choose
   */
  public record Listener(String host, int port) {}

  /**
   * Further listeners on the main one's host. The launcher opens them; the WAR looks at the port
   * that a request came in by, whoever opened it.
   *
   * @param vosk where every path is the vosk protocol; empty when there is none
   * @param sepia where paths are those of a SEPIA server; empty when there is none
   * @param extra plain copies of the main listener
   */
  public record Ports(Optional<Integer> vosk, Optional<Integer> sepia, List<Integer> extra) {}

  /**
   * The database.
   *
   * @param url empty for the H2 file in the data folder, else a {@code jdbc:postgresql:} URL
   */
  public record Database(Optional<String> url, String user, String password) {
    @Override
    public String toString() {
      return "Database[url=" + url.orElse("H2 in the data folder") + ", user=" + user + "]";
    }
  }

  /**
   * Accounts and tokens.
   *
   * @param registration who may register users
   * @param anonymousProtocols package names of the protocols usable without a token
   * @param adminPassword of the first user {@code admin}; empty: a random one is made
   * @param tokenSecret signs the tokens; empty: one is made at first start and kept
   * @param tokenLifetime how long a token is valid
   * @param maxKeys live API keys that one user may have
   */
  public record Accounts(
      Registration registration,
      Set<String> anonymousProtocols,
      Optional<String> adminPassword,
      Optional<String> tokenSecret,
      Duration tokenLifetime,
      int maxKeys) {
    @Override
    public String toString() {
      return "Accounts[registration=%s, anonymousProtocols=%s, tokenLifetime=%s, maxKeys=%d]"
          .formatted(registration, anonymousProtocols, tokenLifetime, maxKeys);
    }
  }

  /**
   * How often something may be tried, at once and again within each window.
   *
   * @param loginsPerName failed logins of one name
   * @param loginsPerAddress failed logins from one address
   * @param registrationsPerName registrations of one name and changes of one account, unless by
   *     administrators
   * @param registrationsPerAddress both from one address, unless by administrators
   * @param window in which as many come back, evenly spread
   */
  public record Attempts(
      int loginsPerName,
      int loginsPerAddress,
      int registrationsPerName,
      int registrationsPerAddress,
      Duration window) {}

  /**
   * Browsers.
   *
   * @param allowedOrigins of pages that may use this server, besides its own
   */
  public record Web(List<OriginRule> allowedOrigins) {}

  /** Who may register users. */
  public enum Registration {
    /** Only an administrator. */
    ADMIN,
    /** Whoever sits at this machine, and administrators from anywhere. */
    OPEN
  }

  /**
   * Limits of what a request may bring; beyond them it is refused.
   *
   * @param maxBytes of a whole upload
   * @param maxAudio how much audio a synchronous request may hold
   * @param maxPcmBytes of decoded audio in the temporary folder
   * @param maxHotWords words in one request
   */
  public record Uploads(
      ByteSize maxBytes, Duration maxAudio, ByteSize maxPcmBytes, int maxHotWords) {}

  /**
   * Limits of WebSockets.
   *
   * @param max open at once
   * @param perUser open at once by one user, or from one address without a user
   * @param maxTime how long one may last
   * @param maxIdle how long one may last without a message from the client
   * @param maxOutbox bytes that may wait for one reader
   * @param maxAssembly heap for unfinished messages of all sockets; what is beyond lies on disk
   * @param pingInterval how often a client is asked whether it is there
   * @param pingTimeout how long nothing may come from it then, and how long one message to it may
   *     take
   */
  public record Sockets(
      int max,
      int perUser,
      Duration maxTime,
      Duration maxIdle,
      ByteSize maxOutbox,
      ByteSize maxAssembly,
      Duration pingInterval,
      Duration pingTimeout) {}

  /**
   * What the vosk protocol assumes as long as the client says nothing else.
   *
   * @param sampleRateHz of the client's audio
   * @param maxAlternatives 0 for the single best
   * @param words whether results list their words
   * @param model empty for the default model
   */
  public record Vosk(
      int sampleRateHz, int maxAlternatives, boolean words, Optional<String> model) {}

  /**
   * The SEPIA protocol.
   *
   * @param token opens it to everybody who knows it; empty: none does
   * @param users tokens by the names of those who have one of their own, in order
   * @param heartbeat how often a client is asked whether it is there
   * @param timeout how long nothing may come from it
   * @param models what a SEPIA server's settings file lists, in order; empty: all that are
   *     installed
   */
  public record Sepia(
      Optional<String> token,
      Map<String, String> users,
      Duration heartbeat,
      Duration timeout,
      List<Model> models) {
    public Sepia {
      users = Collections.unmodifiableMap(new LinkedHashMap<>(users));
      models = List.copyOf(models);
    }

    /**
     * A model as clients of the protocol know it.
     *
     * @param name that clients ask for
     * @param folder where it lies, absolute
     * @param language where the file names one
     * @param engine where the file names one
     * @param task what it is good for, where the file says so
     */
    public record Model(
        String name,
        Path folder,
        Optional<String> language,
        Optional<String> engine,
        Optional<String> task) {}

    @Override
    public String toString() {
      // why: tokens stay secret
      return "Sepia[users=%s, heartbeat=%s, timeout=%s, models=%s]"
          .formatted(users.keySet(), heartbeat, timeout, models);
    }
  }

  /**
   * Recognition.
   *
   * @param model name of the default model, or {@code auto}
   * @param decoders streams of one model that may be open at once
   * @param maxWaiting synchronous requests that may wait for a decoder
   * @param maxTime for one transcription, waiting included
   * @param pocketSphinxLibraries folders that are searched for libpocketsphinx before the system's
   * @param voskSpeakerModel folder of the speaker model for Vosk
   */
  public record Recognition(
      String model,
      int decoders,
      int maxWaiting,
      Duration maxTime,
      List<Path> pocketSphinxLibraries,
      Optional<Path> voskSpeakerModel) {}

  /**
   * Live streams.
   *
   * @param maxBacklog audio of one stream that may wait to be decoded
   * @param maxBacklogBytes that may wait in all streams together
   * @param maxContainers streams whose sound comes in a container
   * @param detection who tells speech from silence
   */
  public record Live(
      Duration maxBacklog, ByteSize maxBacklogBytes, int maxContainers, Detection detection) {}

  /**
   * The voice activity detection of live streams.
   *
   * @param detector its name
   * @param onnxRuntime jar of ONNX Runtime, which Silero needs; somebody else puts it into the
   *     class path
   * @param sileroModel Silero's network
   */
  public record Detection(
      String detector, Optional<Path> onnxRuntime, Optional<Path> sileroModel) {}

  /**
   * The program that decodes what Java cannot.
   *
   * @param program empty: the first in the search path, else the one inside the WAR
   * @param searchPath folders where the system keeps its programs, none when they do not count
   * @param maxTime for one sound
   * @param maxMemory of one process
   */
  public record Ffmpeg(
      Optional<Path> program, List<Path> searchPath, Duration maxTime, ByteSize maxMemory) {}

  /**
   * The settings of this process, read at the first call.
   *
   * @throws SettingsException listing every problem at once
   */
  public static Settings current() {
    return CURRENT.get();
  }

  /** Folder for what lives only as long as a request. */
  public Path temporaryFolder() {
    return dataFolder.resolve("tmp");
  }

  public Path secretsFolder() {
    return dataFolder.resolve("secrets");
  }

  public Path modelsFolder() {
    return dataFolder.resolve("models");
  }

  /** Folders of single models that lie elsewhere; they need not exist. */
  public List<Path> furtherModels() {
    return sepia.models().stream().map(Sepia.Model::folder).toList();
  }

  /** Native libraries that the launcher fetched. */
  public Path nativeFolder() {
    return dataFolder.resolve("cache").resolve("native");
  }

  /** Reads once when that works, and says every time again what is wrong when it does not. */
  private static final class Current {
    @GuardedBy("this")
    private @Nullable Settings settings;

    synchronized Settings get() {
      Settings read = settings;
      if (read == null) {
        read = new SettingsReader(RawSettings.ofProcess()).read();
        settings = read;
      }
      return read;
    }
  }
}
