package dev.earshot.models;

import com.google.errorprone.annotations.concurrent.GuardedBy;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * How many streams of a model may be open. Thread-safe. Files take at most one place per core, so
 * that live streams find places; a live stream never blocks, it is told when one becomes free.
 */
final class Decoders {
  private final int places;
  private final int filePlaces;
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();

  @GuardedBy("lock")
  private int taken;

  @GuardedBy("lock")
  private int takenByFiles;

  /** Files that wait, in the order in which they came. */
  @GuardedBy("lock")
  private final Deque<Object> files = new ArrayDeque<>();

  /** Streams that wait. */
  @GuardedBy("lock")
  private final Set<Runnable> streams = new LinkedHashSet<>();

  Decoders(int places, int filesAtOnce) {
    this.places = places;
    this.filePlaces = places == 1 ? 0 : Math.min(filesAtOnce, places - 1);
  }

  /**
   * Takes a place for a file as soon as there is one; first come first served.
   *
   * @param requireServing throws when waiting is in vain; called before it waits and after {@link
   *     #wakeAll}, under the lock
   * @return false when there was none in time
   */
  boolean takeForFile(Duration wait, Runnable requireServing) throws InterruptedException {
    lock.lock();
    try {
      Object me = new Object();
      files.add(me);
      try {
        return awaitFilePlace(me, wait, requireServing);
      } finally {
        files.remove(me);
        changed.signalAll();
      }
    } finally {
      lock.unlock();
    }
  }

  /** Takes a place for a file if there is one that no other file waits for. */
  boolean tryTakeForFile() {
    lock.lock();
    try {
      if (!files.isEmpty() || !isFreeForFiles()) {
        return false;
      }
      takeFilePlace();
      return true;
    } finally {
      lock.unlock();
    }
  }

  void giveBackFromFile() {
    giveBack(1);
  }

  /** Takes a place for a live stream, or has somebody called once when one becomes free. */
  boolean takeOrWait(Runnable whenFree) {
    lock.lock();
    try {
      if (taken >= places) {
        streams.add(whenFree);
        return false;
      }
      taken++;
      return true;
    } finally {
      lock.unlock();
    }
  }

  /** Whoever waited has gone. */
  void stopWaiting(Runnable whenFree) {
    lock.lock();
    try {
      streams.remove(whenFree);
    } finally {
      lock.unlock();
    }
  }

  void giveBack() {
    giveBack(0);
  }

  /** Has everybody who waits look again, because waiting may be in vain. */
  void wakeAll() {
    List<Runnable> told;
    lock.lock();
    try {
      told = wake();
    } finally {
      lock.unlock();
    }
    told.forEach(Runnable::run);
  }

  /** Live streams that find a place even when files take all of theirs. */
  int livePlaces() {
    return places - filePlaces;
  }

  int taken() {
    lock.lock();
    try {
      return taken;
    } finally {
      lock.unlock();
    }
  }

  @GuardedBy("lock")
  private boolean awaitFilePlace(Object me, Duration wait, Runnable requireServing)
      throws InterruptedException {
    long left = wait.toNanos();
    while (files.peek() != me || !isFreeForFiles()) {
      requireServing.run();
      if (left <= 0) {
        return false;
      }
      left = changed.awaitNanos(left);
    }
    takeFilePlace();
    return true;
  }

  private void giveBack(int fromFiles) {
    List<Runnable> told;
    lock.lock();
    try {
      taken--;
      takenByFiles -= fromFiles;
      told = wake();
    } finally {
      lock.unlock();
    }
    told.forEach(Runnable::run);
  }

  // why all: whoever was first may have gone
  @GuardedBy("lock")
  private List<Runnable> wake() {
    changed.signalAll();
    List<Runnable> told = List.copyOf(streams);
    streams.clear();
    return told;
  }

  // why at least one: with a single place files and streams take turns
  @GuardedBy("lock")
  private boolean isFreeForFiles() {
    return taken < places && takenByFiles < Math.max(1, filePlaces);
  }

  @GuardedBy("lock")
  private void takeFilePlace() {
    taken++;
    takenByFiles++;
  }
}
