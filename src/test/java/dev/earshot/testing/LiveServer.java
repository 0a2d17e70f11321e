package dev.earshot.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.junit.jupiter.api.extension.TestExecutionExceptionHandler;

/**
 * Gives tests a {@link SpeechServer} as the run command starts it: old protocols are open to this
 * machine, the vosk port too. Besides the built-in model it has the small Vosk model {@value
 * #DIGITS}. One for all test classes. When a test fails, it prints what the server said last.
 */
public final class LiveServer implements ParameterResolver, TestExecutionExceptionHandler {
  /** The name of the model that knows digits and commands. */
  public static final String DIGITS = "digits";

  /** Opens the SEPIA protocol. */
  public static final String SEPIA_TOKEN = "known to the tests";

  private static final Namespace NAMESPACE = Namespace.create(LiveServer.class);
  private static final int LAST_LINES = 60;
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
      all.putIfAbsent("earshot.sepia-port", "0");
      all.putIfAbsent("earshot.sepia-token", SEPIA_TOKEN);
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

  @Override
  public void handleTestExecutionException(ExtensionContext context, Throwable failure)
      throws Throwable {
    Held held = context.getRoot().getStore(NAMESPACE).get("server", Held.class);
    if (held != null) {
      List<String> log = held.server().log().lines().toList();
      log.subList(Math.max(0, log.size() - LAST_LINES), log.size()).forEach(System.err::println);
    }
    throw failure;
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
