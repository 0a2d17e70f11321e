package dev.earshot.audio.decode.ffmpeg;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * A running ffmpeg that is fed through its standard input. One thread may write while another one
 * reads; {@link #kill} may come from any.
 */
final class FfmpegPipe {
  private static final int MAX_READ_BYTES = 32 * 1024;
  private static final int EXIT_SECONDS = 5;

  private final Process process;
  private final OutputStream input;
  private final InputStream output;
  private final InputStream errors;
  private final FfmpegLog log = new FfmpegLog();

  private FfmpegPipe(Process process) {
    this.process = process;
    this.input = process.getOutputStream();
    this.output = process.getInputStream();
    this.errors = process.getErrorStream();
  }

  static FfmpegPipe start(List<String> command, Map<String, String> environment, Path folder)
      throws IOException {
    ProcessBuilder builder = new ProcessBuilder(command).directory(folder.toFile());
    builder.environment().clear();
    builder.environment().putAll(environment);
    return new FfmpegPipe(builder.start());
  }

  /** Waits until it has taken all of it, or fails when it has ended. */
  void write(byte[] bytes) throws IOException {
    input.write(bytes);
    input.flush();
  }

  /** Nothing more will be written. */
  void endInput() throws IOException {
    input.close();
  }

  /** What it says. For the reader only. */
  FfmpegLog log() {
    return log;
  }

  /**
   * The next output.
   *
   * @param wait how long at most
   * @return null after the last; empty when nothing came in time
   */
  byte @Nullable [] read(Duration wait) throws IOException, InterruptedException {
    log.drain(errors);
    if (output.available() == 0 && process.isAlive()) {
      // why not a blocking read: both its outputs have to be read. This wait ends with the process.
      boolean unused = process.waitFor(wait.toMillis(), TimeUnit.MILLISECONDS);
    }
    int available = output.available();
    if (available > 0 || process.isAlive()) {
      return output.readNBytes(Math.min(available, MAX_READ_BYTES));
    }
    // why once more: what it wrote last may have come after the question
    byte[] last = output.readNBytes(MAX_READ_BYTES);
    return last.length == 0 ? null : last;
  }

  /** Ends it now, whatever it does. */
  void kill() {
    process.destroyForcibly();
  }

  /** After its last output, or after it was killed: waits until it has gone. */
  void awaitEnd() throws IOException {
    Process unused =
        process.onExit().completeOnTimeout(process, EXIT_SECONDS, TimeUnit.SECONDS).join();
    process.destroyForcibly();
    try (output;
        errors) {
      log.drainToEnd(errors);
    }
  }
}
