package dev.earshot.audio.decode.ffmpeg;

import dev.earshot.audio.AudioLimitExceededException;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/**
 * A running ffmpeg and its standard output. One thread at a time. An interrupt and the end of its
 * time are noticed within milliseconds, also while it is silent. Closing ends the process.
 */
final class FfmpegProcess extends InputStream {
  private static final int POLL_MILLIS = 1;
  private static final int EXIT_SECONDS = 5;

  /** How a program ends that has used up its time: by SIGXCPU, or by SIGKILL when it goes on. */
  private static final Set<Integer> TIME_IS_UP = Set.of(128 + 24, 128 + 9);

  private final Process process;
  private final InputStream output;
  private final InputStream errors;
  private final Supervision supervision;
  private final Instant start;
  private boolean closed;

  private FfmpegProcess(Process process, Supervision supervision) {
    this.process = process;
    this.output = process.getInputStream();
    this.errors = process.getErrorStream();
    this.supervision = supervision;
    this.start = supervision.clock().instant();
  }

  /**
   * How a process runs and is watched.
   *
   * @param places for processes; one is taken until it is closed
   * @param folder the one it runs in
   * @param log takes what it says
   * @param maxTime of the clock
   */
  record Supervision(Semaphore places, Path folder, FfmpegLog log, Duration maxTime, Clock clock) {}

  /** Starts a program with that environment and nothing on standard input. */
  static FfmpegProcess start(
      List<String> command, Map<String, String> environment, Supervision supervision)
      throws IOException {
    ProcessBuilder builder = new ProcessBuilder(command).directory(supervision.folder().toFile());
    builder.environment().clear();
    builder.environment().putAll(environment);
    takePlace(supervision.places());
    try {
      return new FfmpegProcess(started(builder), supervision);
    } catch (IOException | RuntimeException e) {
      supervision.places().release();
      throw e;
    }
  }

  private static Process started(ProcessBuilder builder) throws IOException {
    Process process = builder.start();
    try {
      process.getOutputStream().close();
      return process;
    } catch (IOException e) {
      process.destroyForcibly();
      throw e;
    }
  }

  private static void takePlace(Semaphore places) throws InterruptedIOException {
    try {
      places.acquire();
    } catch (InterruptedException e) {
      throw interrupted();
    }
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : Byte.toUnsignedInt(one[0]);
  }

  @Override
  public int read(byte[] target, int offset, int length) throws IOException {
    awaitOutput();
    return output.read(target, offset, length);
  }

  @Override
  public int available() throws IOException {
    return output.available();
  }

  /**
   * Waits for the end after the last byte of output.
   *
   * @return whether all went well
   */
  boolean awaitSuccess() throws IOException {
    try {
      if (!process.waitFor(EXIT_SECONDS, TimeUnit.SECONDS)) {
        return false;
      }
    } catch (InterruptedException e) {
      throw interrupted();
    }
    supervision.log().drainToEnd(errors);
    // why the log too: ffmpeg catches the first signal and then ends in good order
    if (TIME_IS_UP.contains(process.exitValue()) || supervision.log().stopped()) {
      throw AudioLimitExceededException.decodingTime(supervision.maxTime(), supervision.maxTime());
    }
    return process.exitValue() == 0;
  }

  @Override
  public void close() throws IOException {
    if (closed) {
      return;
    }
    closed = true;
    process.destroyForcibly();
    // why wait: the place is free when the process has really gone, which takes milliseconds after
    // that signal. Nothing interrupts a join.
    Process unused =
        process.onExit().completeOnTimeout(process, EXIT_SECONDS, TimeUnit.SECONDS).join();
    supervision.places().release();
    output.close();
    errors.close();
  }

  private void awaitOutput() throws IOException {
    supervision.log().drain(errors);
    requireTime();
    while (output.available() == 0 && process.isAlive()) {
      try {
        // why not a blocking read: nothing could interrupt it. This wait ends with the process.
        boolean unused = process.waitFor(POLL_MILLIS, TimeUnit.MILLISECONDS);
      } catch (InterruptedException e) {
        throw interrupted();
      }
      supervision.log().drain(errors);
      requireTime();
    }
  }

  private void requireTime() {
    Duration soFar = Duration.between(start, supervision.clock().instant());
    if (soFar.compareTo(supervision.maxTime()) > 0) {
      throw AudioLimitExceededException.decodingTime(soFar, supervision.maxTime());
    }
  }

  private static InterruptedIOException interrupted() {
    Thread.currentThread().interrupt();
    return new InterruptedIOException("interrupted while ffmpeg decodes");
  }
}
