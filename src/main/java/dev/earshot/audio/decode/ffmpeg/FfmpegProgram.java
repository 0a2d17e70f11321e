package dev.earshot.audio.decode.ffmpeg;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An ffmpeg that was run once and is recent enough. Immutable.
 *
 * @param executable absolute path
 * @param version as it names itself, e.g. {@code 5.1.6}
 * @param environment all that it may see of the environment
 */
public record FfmpegProgram(Path executable, String version, Map<String, String> environment) {
  // why this library: builds from a repository have no version number, but its number tells all.
  // 59.27 came with ffmpeg 5.1.
  private static final Pattern LIBRARY =
      Pattern.compile("libavformat\\s+(\\d{1,4})\\.\\s*(\\d{1,4})");
  private static final int LIBRARY_MAJOR = 59;
  private static final int LIBRARY_MINOR = 27;
  private static final Pattern VERSION = Pattern.compile("ffmpeg version (\\S{1,60})");
  private static final int MAX_ANSWER_BYTES = 16 * 1024;
  private static final int MAX_ANSWER_SECONDS = 10;

  public FfmpegProgram {
    environment = Map.copyOf(environment);
  }

  /**
   * Asks a program for its version.
   *
   * @throws UnusableFfmpegException when it does not run, is no ffmpeg or is older than 5.1
   */
  static FfmpegProgram probe(Path executable, Map<String, String> environment)
      throws UnusableFfmpegException {
    String answer = answer(executable, environment);
    Matcher library = LIBRARY.matcher(answer);
    Matcher version = VERSION.matcher(answer);
    if (!library.find() || !version.find()) {
      throw new UnusableFfmpegException(executable + " does not answer as ffmpeg does");
    }
    int major = Integer.parseInt(library.group(1));
    int minor = Integer.parseInt(library.group(2));
    if (major < LIBRARY_MAJOR || (major == LIBRARY_MAJOR && minor < LIBRARY_MINOR)) {
      throw new UnusableFfmpegException(
          "%s is version %s, 5.1 or newer is needed".formatted(executable, version.group(1)));
    }
    return new FfmpegProgram(executable, version.group(1), environment);
  }

  private static String answer(Path executable, Map<String, String> environment)
      throws UnusableFfmpegException {
    ProcessBuilder builder = new ProcessBuilder(executable.toString(), "-version");
    builder.environment().clear();
    builder.environment().putAll(environment);
    try {
      // why merged: then there is only one stream to read
      Process process = builder.redirectErrorStream(true).start();
      try {
        process.getOutputStream().close();
        // why first: reading could wait forever, and an answer fits into the system's buffer
        boolean ended = process.waitFor(MAX_ANSWER_SECONDS, TimeUnit.SECONDS);
        if (!ended || process.exitValue() != 0) {
          throw new UnusableFfmpegException(executable + " does not run");
        }
        byte[] answer = process.getInputStream().readNBytes(MAX_ANSWER_BYTES);
        return new String(answer, StandardCharsets.UTF_8);
      } finally {
        process.destroyForcibly();
      }
    } catch (IOException e) {
      throw new UnusableFfmpegException(executable + " cannot be run", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new UnusableFfmpegException("interrupted while asking " + executable, e);
    }
  }
}
