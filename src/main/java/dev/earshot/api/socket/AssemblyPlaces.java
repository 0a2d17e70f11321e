package dev.earshot.api.socket;

import dev.earshot.config.Settings;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.NullUnmarked;

/**
 * What unfinished messages of all sockets may take: heap as the settings say, and so many files at
 * once. Thread-safe; never waits.
 */
@ApplicationScoped
@NullUnmarked // why: the container fills the fields
public class AssemblyPlaces {
  /** As many as uploads over HTTP. */
  static final int MAX_FILES = 96;

  @Inject Settings settings;
  private final AtomicLong heap = new AtomicLong();
  private final AtomicInteger files = new AtomicInteger();

  boolean takeHeap(long bytes) {
    boolean fits = heap.addAndGet(bytes) <= settings.sockets().maxAssembly().bytes();
    if (!fits) {
      giveHeapBack(bytes);
    }
    return fits;
  }

  void giveHeapBack(long bytes) {
    heap.addAndGet(-bytes);
  }

  boolean takeFile() {
    boolean fits = files.incrementAndGet() <= MAX_FILES;
    if (!fits) {
      giveFileBack();
    }
    return fits;
  }

  void giveFileBack() {
    files.decrementAndGet();
  }

  Path folder() {
    return settings.temporaryFolder().resolve("uploads");
  }

  long heapTaken() {
    return heap.get();
  }

  int filesTaken() {
    return files.get();
  }
}
