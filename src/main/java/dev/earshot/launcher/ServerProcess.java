package dev.earshot.launcher;

import dev.earshot.launcher.Readiness.Ready;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * A running server: Payara Micro with the WAR, in a process of its own. Thread-safe. It ends when
 * it is closed, and also when the JVM that started it is gone.
 */
public final class ServerProcess implements AutoCloseable {
  private static final Duration POLL = Duration.ofMillis(150);
  private static final Duration DEPLOYED_BUT_SILENT = Duration.ofSeconds(5);
  private static final Duration ORDERLY_STOP = Duration.ofSeconds(15);

  private final DataFolder data;
  private final Process process;
  private final ServerLog log;
  private final Thread logCopy;
  private final URI address;
  private final ServerClient client;

  private ServerProcess(DataFolder data, Process process, URI address) {
    this.data = data;
    this.process = process;
    this.log = new ServerLog(data.logFile());
    this.address = address;
    this.client = new ServerClient(address);
    this.logCopy = new Thread(() -> log.copy(process.getInputStream()), "server-log");
    logCopy.setDaemon(true);
    logCopy.start();
  }

  /** Starts the process and returns at once. */
  public static ServerProcess start(ServerLaunch launch) throws LaunchException {
    DataFolder data = new DataFolder(launch.dataFolder());
    data.create();
    try {
      FolderTree.delete(data.payaraFolder());
      BootCommands.write(ServerCommand.bootCommands(data), launch.listener(), launch.ports());
      ParentWatchJar.write(ServerCommand.parentWatch(data));
      ProcessBuilder builder = new ProcessBuilder(ServerCommand.line(launch, data));
      ServerCommand.apply(launch, builder.environment());
      Process process = builder.redirectErrorStream(true).start();
      return new ServerProcess(data, process, ServerAddress.of(launch.listener()));
    } catch (IOException e) {
      throw new LaunchException(
          "the server's process could not be started", List.of(String.valueOf(e.getMessage())), e);
    }
  }

  /** The address under which this machine reaches it. */
  public URI address() {
    return address;
  }

  public Path logFile() {
    return data.logFile();
  }

  public long pid() {
    return process.pid();
  }

  public boolean isAlive() {
    return process.isAlive();
  }

  /** The end of the log. */
  public List<String> lastLines() {
    return log.lastLines();
  }

  /**
   * Waits until the WAR answers.
   *
   * @throws LaunchException with the causes, when it was not deployed, when the process ended, or
   *     when the limit is over
   */
  public void awaitLive(Duration limit) throws LaunchException, InterruptedException {
    Stopwatch watch = new Stopwatch();
    while (!log.awaitBooted(POLL)) {
      checkStarting(watch, limit);
    }
    Stopwatch booted = new Stopwatch();
    while (!client.isLive()) {
      checkStarting(watch, limit);
      if (booted.isOver(DEPLOYED_BUT_SILENT)) {
        throw failure("the server started without its application");
      }
      pause();
    }
  }

  /** Waits until it can transcribe, and says why not when the limit is over. */
  public Readiness awaitReady(Duration limit) throws InterruptedException {
    Stopwatch watch = new Stopwatch();
    Readiness readiness = client.readiness();
    while (!(readiness instanceof Ready) && isAlive() && !watch.isOver(limit)) {
      pause();
      readiness = client.readiness();
    }
    return readiness;
  }

  /** Waits for the end of the process; true when it has ended. */
  public boolean awaitEnd(Duration limit) throws InterruptedException {
    return process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS);
  }

  /** The end of the process, told with the last lines of its log. */
  LaunchException ended() throws InterruptedException {
    logCopy.join(POLL.toMillis());
    return new LaunchException(
        "the server has ended (exit code %d); the end of its log".formatted(process.exitValue()),
        log.lastLines());
  }

  /** Stops it in an orderly way if it can, and leaves nothing behind but the data and the log. */
  // why: one at a time, because the end of the JVM and the end of the server may both call it
  public synchronized void stop() {
    try {
      askToStop();
      if (!process.waitFor(ORDERLY_STOP.toMillis(), TimeUnit.MILLISECONDS)) {
        process.destroyForcibly().waitFor();
      }
      logCopy.join(POLL.toMillis());
      FolderTree.delete(data.payaraFolder());
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    } catch (IOException e) {
      // why: nothing depends on it, and the next start deletes the folder again
      process.destroyForcibly();
    }
  }

  @Override
  public void close() {
    stop();
  }

  private void askToStop() throws IOException {
    if (process.supportsNormalTermination()) {
      process.destroy();
    } else {
      // why: where there is no polite signal, the parent watch understands the end of input
      process.getOutputStream().close();
    }
  }

  private void pause() throws InterruptedException {
    // why: ends at once when the process does
    boolean ended = process.waitFor(POLL.toMillis(), TimeUnit.MILLISECONDS);
    if (ended) {
      logCopy.join(POLL.toMillis());
    }
  }

  private void checkStarting(Stopwatch watch, Duration limit)
      throws LaunchException, InterruptedException {
    if (!process.isAlive()) {
      logCopy.join(POLL.toMillis());
      throw failure(
          "the server ended while it was starting (exit code %d)".formatted(process.exitValue()));
    }
    if (watch.isOver(limit)) {
      throw failure("the server was not up within %d s".formatted(limit.toSeconds()));
    }
  }

  private LaunchException failure(String what) {
    List<String> causes = log.causes();
    return new LaunchException(
        what + "; its log: " + logFile(), causes.isEmpty() ? log.lastLines() : causes);
  }
}
