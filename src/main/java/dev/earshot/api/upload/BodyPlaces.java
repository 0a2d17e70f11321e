package dev.earshot.api.upload;

import dev.earshot.transcription.ServerBusyException;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.concurrent.Semaphore;

/**
 * How many bodies may be arriving at once, far fewer than the container has threads: slow clients
 * never keep health checks and quick requests out. Thread-safe; never waits.
 */
@ApplicationScoped
public class BodyPlaces {
  private static final int SMALL = 48;
  private static final int LARGE = 8;
  private static final int UPLOADS = 96;
  private static final Duration RETRY_AFTER = Duration.ofSeconds(5);

  private final Semaphore small = new Semaphore(SMALL);
  private final Semaphore large = new Semaphore(LARGE);
  private final Semaphore uploads = new Semaphore(UPLOADS);

  /** A place to receive a body. Closed once, by whoever took it. */
  public interface Place extends AutoCloseable {
    @Override
    void close();
  }

  /**
   * For a small body, e.g. JSON.
   *
   * @throws ServerBusyException when all are taken
   */
  public Place small() {
    return take(small, SMALL);
  }

  /**
   * For a body of some megabytes that is kept in memory, until it has been worked on.
   *
   * @throws ServerBusyException when all are taken
   */
  public Place large() {
    return take(large, LARGE);
  }

  /**
   * For an upload.
   *
   * @throws ServerBusyException when all are taken
   */
  public Place upload() {
    return take(uploads, UPLOADS);
  }

  private static Place take(Semaphore places, int limit) {
    if (!places.tryAcquire()) {
      throw new ServerBusyException(
          "%d request bodies are arriving, which is the limit".formatted(limit), RETRY_AFTER);
    }
    return places::release;
  }
}
