package dev.earshot.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * Gives tests a {@link SpeechServer} as the run command starts it: old protocols are open to this
 * machine, the vosk port too. Besides the built-in model it has the small Vosk model {@value
 * #DIGITS}. One for all test classes.
 */
public final class LiveServer implements ParameterResolver {
  /** The name of the model that knows digits and commands. */
  public static final String DIGITS = "digits";

  private static final Namespace NAMESPACE = Namespace.create(LiveServer.class);
  private static final Path MODEL = Path.of("src/test/resources/models/vosk-digits-synthetic");

  private record Held(SpeechServer server) implements AutoCloseable {
    @Override
    public void close() {
      server.close();
    }
  }

  /** A server of its own with further settings. */
  public static SpeechServer start(Map<String, String> settings) {
    try {
      Path data = Files.createTempDirectory("earshot-it-");
      copy(MODEL, data.resolve("models").resolve(DIGITS));
      Map<String, String> all = SpeechServer.open(settings);
      all.putIfAbsent("earshot.model", "cmusphinx-en-us");
      all.putIfAbsent("earshot.vosk-port", "0");
      all.putIfAbsent("earshot.anonymous", "deepspeech,vosk");
      return SpeechServer.start(data, all).ready();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
    return parameter.getParameter().getType() == SpeechServer.class;
  }

  @Override
  public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
    return context
        .getRoot()
        .getStore(NAMESPACE)
        .getOrComputeIfAbsent("server", key -> new Held(start(Map.of())), Held.class)
        .server();
  }

  private static void copy(Path from, Path to) throws IOException {
    try (Stream<Path> tree = Files.walk(from)) {
      for (Path path : tree.toList()) {
        Path target = to.resolve(from.relativize(path).toString());
        if (Files.isDirectory(path)) {
          Files.createDirectories(target);
        } else {
          Files.copy(path, target);
        }
      }
    }
  }
}
