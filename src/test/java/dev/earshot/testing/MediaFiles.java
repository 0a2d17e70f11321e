package dev.earshot.testing;

import dev.earshot.audio.decode.ffmpeg.FfmpegProgram;
import dev.earshot.audio.decode.ffmpeg.FfmpegSearch;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** Makes sound files of every kind out of WAVs, with the ffmpeg that the WAR carries. */
public final class MediaFiles {
  private static final FfmpegProgram FFMPEG = carried();
  private static final int MAX_SECONDS = 120;

  private MediaFiles() {}

  /** The ffmpeg that comes with the project, whatever the machine has. */
  public static FfmpegProgram ffmpeg() {
    return FFMPEG;
  }

  /**
   * A WAV as another kind of file.
   *
   * @param extension tells ffmpeg which container is wanted
   * @param options of ffmpeg for the output, separated by blanks
   */
  public static byte[] make(byte[] wav, String extension, String options) {
    return make(List.of("-f", "wav"), wav, extension, options);
  }

  /** Any input as another kind of file. */
  public static byte[] make(
      List<String> inputOptions, byte[] input, String extension, String options) {
    try {
      Path folder = Files.createTempDirectory("earshot-media-");
      try {
        Path source = Files.write(folder.resolve("in"), input);
        Path target = folder.resolve("out." + extension);
        List<String> command = new ArrayList<>(List.of(FFMPEG.executable().toString()));
        command.addAll(List.of("-hide_banner", "-nostdin", "-loglevel", "error"));
        command.addAll(inputOptions);
        command.addAll(List.of("-i", source.toString()));
        Stream.of(options.split(" ")).filter(o -> !o.isEmpty()).forEach(command::add);
        command.add(target.toString());
        run(command, folder);
        return Files.readAllBytes(target);
      } finally {
        delete(folder);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void run(List<String> command, Path folder) throws IOException {
    Path log = folder.resolve("log");
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.environment().putAll(FFMPEG.environment());
    Process process = builder.redirectOutput(log.toFile()).start();
    try {
      if (!process.waitFor(MAX_SECONDS, TimeUnit.SECONDS) || process.exitValue() != 0) {
        throw new AssertionError(command + " failed: " + Files.readString(log));
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError("interrupted", e);
    } finally {
      process.destroyForcibly();
    }
  }

  private static FfmpegProgram carried() {
    Path folder = Path.of("target", "ffmpeg").toAbsolutePath();
    FfmpegSearch.Outcome outcome = new FfmpegSearch(Optional.empty(), List.of(), folder).find();
    if (outcome instanceof FfmpegSearch.Found found) {
      return found.program();
    }
    throw new AssertionError("the carried ffmpeg does not run: " + outcome);
  }

  private static void delete(Path folder) throws IOException {
    try (Stream<Path> tree = Files.walk(folder)) {
      for (Path path : tree.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(path);
      }
    }
  }
}
