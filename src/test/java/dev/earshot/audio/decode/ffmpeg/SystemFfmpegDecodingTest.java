package dev.earshot.audio.decode.ffmpeg;

import dev.earshot.testing.Needed;
import java.io.File;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** The same through the ffmpeg that the system has. */
class SystemFfmpegDecodingTest extends FfmpegDecodingTest {
  @Override
  FfmpegProgram program() {
    List<Path> folders =
        Arrays.stream(System.getenv("PATH").split(File.pathSeparator)).map(Path::of).toList();
    FfmpegSearch search = new FfmpegSearch(Optional.empty(), folders, Path.of("target", "ffmpeg"));
    Optional<FfmpegProgram> program =
        search.find() instanceof FfmpegSearch.Found found
                && folders.contains(found.program().executable().getParent())
            ? Optional.of(found.program())
            : Optional.empty();
    Needed.here(program.isPresent(), "no ffmpeg 5.1 or newer in the system's search path");
    return program.orElseThrow();
  }
}
