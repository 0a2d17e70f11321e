package dev.earshot.audio.decode.ffmpeg;

import dev.earshot.audio.PcmFormat;
import dev.earshot.audio.decode.LiveDecoding;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Sounds that arrive in pieces, as a browser's recorder sends them: WebM, MP4 in fragments, Ogg.
 * Thread-safe. Each has a process of its own, at most so many at once; nobody waits for one.
 */
public final class FfmpegLiveDecoder {
  private final FfmpegProgram program;
  private final FfmpegLimits limits;
  private final Path folder;
  private final Executor executor;
  private final AtomicInteger open = new AtomicInteger();

  /**
   * @param limits of one sound; of the clock nothing is limited here, because a sound lasts as long
   *     as somebody speaks
   * @param folder existing; nothing is written into it
   * @param executor has two threads for each process
   */
  public FfmpegLiveDecoder(
      FfmpegProgram program, FfmpegLimits limits, Path folder, Executor executor) {
    this.program = program;
    this.limits = limits;
    this.folder = folder;
    this.executor = executor;
  }

  /** Begins to decode a sound; empty when there are as many as allowed. */
  public Optional<LiveDecoding> open(PcmFormat target, LiveDecoding.Output output) {
    if (open.incrementAndGet() > limits.maxProcesses()) {
      open.decrementAndGet();
      return Optional.empty();
    }
    FfmpegLauncher launcher =
        container ->
            FfmpegPipe.start(
                new FfmpegCommand(program, limits).decodingPipe(container, target.sampleRateHz()),
                program.environment(),
                folder);
    return Optional.of(new FfmpegLiveSound(launcher, executor, output, open::decrementAndGet));
  }

  /** How many are open. */
  public int size() {
    return open.get();
  }
}
