package dev.earshot.models;

import com.google.errorprone.annotations.concurrent.GuardedBy;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/**
 * How many streams of a model may be open. Thread-safe. Files take at most one place per core, so
 * that live streams find places; a live stream never blocks, it is told when one becomes free.
 */
final class Decoders {
  private final int places;
  private final int filePlaces;
  private final Semaphore fileTurns;

  @GuardedBy("this")
  private int taken;

  @GuardedBy("this")
  private final Set<Runnable> waiting = new LinkedHashSet<>();

  Decoders(int places, int filesAtOnce) {
    this.places = places;
    this.filePlaces = places == 1 ? 0 : Math.min(filesAtOnce, places - 1);
    // why at least one: with a single place files and streams take turns
    this.fileTurns = new Semaphore(Math.max(1, filePlaces), true);
  }

  /** Takes a place for a file as soon as there is one; first come first served. */
  boolean takeForFile(Duration wait) throws InterruptedException {
    if (!fileTurns.tryAcquire(wait.toMillis(), TimeUnit.MILLISECONDS)) {
      return false;
    }
    boolean entered = false;
    try {
      entered = awaitPlace(wait);
      return entered;
    } finally {
      if (!entered) {
        fileTurns.release();
      }
    }
  }

  /** Takes a place for a file if there is one that no other file waits for. */
  boolean tryTakeForFile() {
    if (fileTurns.hasQueuedThreads() || !fileTurns.tryAcquire()) {
      return false;
    }
    if (takeOrLeave()) {
      return true;
    }
    fileTurns.release();
    return false;
  }

  void giveBackFromFile() {
    giveBack();
    fileTurns.release();
  }

  /** Takes a place for a live stream, or has somebody called once when one becomes free. */
  synchronized boolean takeOrWait(Runnable whenFree) {
    if (taken >= places) {
      waiting.add(whenFree);
      return false;
    }
    taken++;
    return true;
  }

  /** Whoever waited has gone. */
  synchronized void stopWaiting(Runnable whenFree) {
    waiting.remove(whenFree);
  }

  synchronized int waiting() {
    return waiting.size();
  }

  void giveBack() {
    List<Runnable> told;
    synchronized (this) {
      taken--;
      notifyAll();
      // why all: whoever was first may have gone
      told = List.copyOf(waiting);
      waiting.clear();
    }
    told.forEach(Runnable::run);
  }

  /** Live streams that find a place even when files take all of theirs. */
  int livePlaces() {
    return places - filePlaces;
  }

  synchronized int taken() {
    return taken;
  }

  private synchronized boolean takeOrLeave() {
    if (taken >= places) {
      return false;
    }
    taken++;
    return true;
  }

  private synchronized boolean awaitPlace(Duration wait) throws InterruptedException {
    long left = wait.toMillis();
    // why no exact deadline: nobody waits for hours, and time comes from a clock elsewhere
    while (taken >= places && left > 0) {
      long step = Math.min(left, 1_000);
      wait(step);
      left -= step;
    }
    if (taken >= places) {
      return false;
    }
    taken++;
    return true;
  }
}
