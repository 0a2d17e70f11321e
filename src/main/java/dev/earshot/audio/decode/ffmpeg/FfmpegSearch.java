package dev.earshot.audio.decode.ffmpeg;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Looks for an ffmpeg that can be used. Immutable.
 *
 * @param configured the only one that counts, when there is one
 * @param folders where the system keeps its programs
 * @param unpackingFolder for the one that comes inside the application
 */
public record FfmpegSearch(Optional<Path> configured, List<Path> folders, Path unpackingFolder) {
  private static final List<String> NAMES = List.of("ffmpeg", "ffmpeg.exe");

  public FfmpegSearch {
    folders = List.copyOf(folders);
  }

  /** What was found. */
  public sealed interface Outcome {}

  /** An ffmpeg that can be used. */
  public record Found(FfmpegProgram program) implements Outcome {}

  /**
   * None.
   *
   * @param reasons what was looked at and why it cannot be used, for the operator
   */
  public record Missing(List<String> reasons) implements Outcome {
    public Missing {
      reasons = List.copyOf(reasons);
    }
  }

  /** The configured one; else the system's; else the one that comes inside the application. */
  public Outcome find() {
    List<String> reasons = new ArrayList<>();
    for (Path candidate : configured.map(List::of).orElseGet(this::installed)) {
      Optional<FfmpegProgram> program = probe(candidate, Map.of(), reasons);
      if (program.isPresent()) {
        return new Found(program.get());
      }
    }
    return (configured.isPresent() ? Optional.<FfmpegProgram>empty() : carried(reasons))
        .<Outcome>map(Found::new)
        .orElseGet(() -> new Missing(reasons));
  }

  private Optional<FfmpegProgram> carried(List<String> reasons) {
    Optional<CarriedFfmpeg> carried = CarriedFfmpeg.find();
    if (carried.isEmpty()) {
      reasons.add("this build carries none");
      return Optional.empty();
    }
    try {
      Path program = carried.get().install(unpackingFolder);
      return probe(program, CarriedFfmpeg.environment(program), reasons);
    } catch (IOException e) {
      reasons.add("the carried one cannot be unpacked: " + e);
      return Optional.empty();
    }
  }

  private static Optional<FfmpegProgram> probe(
      Path program, Map<String, String> libraries, List<String> reasons) {
    Map<String, String> environment = new HashMap<>(libraries);
    environment.put("LC_ALL", "C");
    environment.put("AV_LOG_FORCE_NOCOLOR", "1");
    // why: every thread would reserve a pool of 64 MB, which counts against the limit of memory
    environment.put("MALLOC_ARENA_MAX", "1");
    try {
      return Optional.of(FfmpegProgram.probe(program, environment));
    } catch (UnusableFfmpegException e) {
      reasons.add(e.getMessage());
      return Optional.empty();
    }
  }

  private List<Path> installed() {
    Stream<Path> programs = folders.stream().flatMap(folder -> NAMES.stream().map(folder::resolve));
    return programs.filter(Files::isExecutable).filter(Files::isRegularFile).toList();
  }
}
