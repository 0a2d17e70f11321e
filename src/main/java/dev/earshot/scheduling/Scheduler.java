package dev.earshot.scheduling;

import com.google.errorprone.annotations.concurrent.GuardedBy;
import dev.earshot.config.NanoClock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Gives the cores away. Thread-safe. One thread per permit takes what comes next: the lanes in
 * their order, a lane that waited too long first, inside a lane the parties in rotation. Work that
 * does not come back loses its permit: another thread takes over, and whoever waits is told.
 */
public final class Scheduler implements AutoCloseable {
  private static final Logger LOG = Logger.getLogger(Scheduler.class.getName());

  private final int permits;
  private final Duration shortestPatience;
  private final NanoClock clock;
  private final Executor threads;
  private final SchedulerMeters meters;

  private final ReentrantLock lock = new ReentrantLock();
  private final Condition workWaits = lock.newCondition();

  @GuardedBy("lock")
  private final List<LaneQueue> lanes = Arrays.stream(Lane.values()).map(LaneQueue::new).toList();

  @GuardedBy("lock")
  private final Set<Running> running = new LinkedHashSet<>();

  @GuardedBy("lock")
  private int idle;

  @GuardedBy("lock")
  private int liveSessions;

  @GuardedBy("lock")
  private boolean closed;

  /**
   * A scheduler at work.
   *
   * @param permits pieces of work that run at once
   * @param shortestPatience nothing counts as stuck before that, however short it was expected
   * @param threads gives one thread per permit and one more for each stuck call; none is given back
   *     before {@link #close}
   */
  public Scheduler(
      int permits,
      Duration shortestPatience,
      NanoClock clock,
      Executor threads,
      SchedulerMeters meters) {
    this.permits = permits;
    this.shortestPatience = shortestPatience;
    this.clock = clock;
    this.threads = threads;
    this.meters = meters;
    meters.watch(this);
    for (int i = 0; i < permits; i++) {
      threads.execute(this::serve);
    }
  }

  /**
   * Queues work; never blocks, and asks the work only for its kind and its expected time.
   *
   * @return false when the scheduler is closed; then nothing will become of the work
   */
  public boolean submit(Turn turn, Work work) {
    return enqueue(Waiting.of(turn, work, clock.nanos()));
  }

  /**
   * Makes a native call as soon as its turn comes, and waits for it.
   *
   * @param expected how long the call should take
   * @param onStuck called when it takes ten times as long; then nobody waits for it any more
   * @throws StuckEngineException when the call does not come back
   * @throws WorkDroppedException when the thread was interrupted before the call had begun, or the
   *     scheduler was closed
   */
  public <T> T call(
      Turn turn, Work.Kind kind, Duration expected, Supplier<T> nativeCall, Runnable onStuck) {
    return call(turn, kind, expected, nativeCall, onStuck, late -> {});
  }

  /**
   * The same for a call whose result has to be freed.
   *
   * @param onLate gets the result, on the scheduler's thread, when nobody waits for it any more
   */
  public <T> T call(
      Turn turn,
      Work.Kind kind,
      Duration expected,
      Supplier<T> nativeCall,
      Runnable onStuck,
      Consumer<? super T> onLate) {
    AwaitedCall<T> call = new AwaitedCall<>(kind, expected, nativeCall, onStuck, onLate);
    if (!submit(turn, call)) {
      call.dropped();
    }
    return call.await();
  }

  /** Says that somebody is speaking, until the presence is closed. */
  public LivePresence enterLive() {
    countLive(1);
    return new LivePresence(() -> countLive(1), () -> countLive(-1));
  }

  /** Looks for work that does not come back. To be called every second or so. */
  public void watch() {
    for (Running stuck : newlyStuck()) {
      LOG.warning(
          () ->
              "event=engine-stuck lane=%s kind=%s expected=%s"
                  .formatted(stuck.lane().label(), stuck.kind(), stuck.expected()));
      quietly("not-measured", meters::stuck);
      quietly("stuck-not-told", stuck.work()::stuck);
      quietly("core-lost", () -> threads.execute(this::serve));
    }
  }

  /** Drops what waits; what runs ends by itself. */
  @Override
  public void close() {
    dropAll().forEach(w -> quietly("work-not-dropped", w.work()::dropped));
  }

  int permits() {
    return permits;
  }

  int waiting(Lane lane) {
    lock.lock();
    try {
      return lanes.get(lane.ordinal()).size();
    } finally {
      lock.unlock();
    }
  }

  /** Permits in use; stuck work holds none. */
  int busy() {
    lock.lock();
    try {
      return (int) running.stream().filter(r -> !r.isStuck()).count();
    } finally {
      lock.unlock();
    }
  }

  /** How long the oldest work has been running, in nanoseconds. */
  long longestNanos() {
    lock.lock();
    try {
      long now = clock.nanos();
      return running.stream().mapToLong(r -> now - r.sinceNanos()).max().orElse(0);
    } finally {
      lock.unlock();
    }
  }

  private boolean enqueue(Waiting waiting) {
    lock.lock();
    try {
      if (closed) {
        return false;
      }
      lanes.get(waiting.turn().lane().ordinal()).add(waiting);
      if (idle > 0) {
        workWaits.signal();
      }
      return true;
    } finally {
      lock.unlock();
    }
  }

  private void serve() {
    @Nullable Running mine = take();
    while (mine != null) {
      boolean replaced = run(mine);
      mine = replaced ? null : take();
    }
  }

  /** True when another thread took this one's place meanwhile. */
  private boolean run(Running mine) {
    quietly("not-measured", () -> meters.began(mine.lane(), mine.waitedNanos()));
    quietly("step-failed", mine.work()::run);
    long ranNanos = clock.nanos() - mine.sinceNanos();
    boolean replaced = end(mine);
    quietly("not-measured", () -> meters.ended(mine.lane(), mine.kind(), ranNanos));
    return replaced;
  }

  // why so wide: these threads serve everybody
  private static void quietly(String event, Runnable task) {
    try {
      task.run();
    } catch (Throwable e) {
      LOG.log(Level.SEVERE, "event=" + event, e);
    }
  }

  private @Nullable Running take() {
    lock.lock();
    try {
      while (!closed) {
        long now = clock.nanos();
        Waiting next = next(now);
        if (next != null) {
          Running mine = new Running(next, now, shortestPatience);
          running.add(mine);
          return mine;
        }
        idle++;
        workWaits.awaitUninterruptibly();
        idle--;
      }
      return null;
    } finally {
      lock.unlock();
    }
  }

  @GuardedBy("lock")
  private @Nullable Waiting next(long now) {
    Set<Work.Kind> allowed = allowed();
    for (LaneQueue lane : lanes) {
      if (lane.lane() != Lane.LIVE && lane.isOverdue(now)) {
        Waiting overdue = lane.poll(now, allowed);
        if (overdue != null) {
          return overdue;
        }
      }
    }
    for (LaneQueue lane : lanes) {
      Waiting next = lane.poll(now, allowed);
      if (next != null) {
        return next;
      }
    }
    return null;
  }

  // why at least one: a machine with one core has to end utterances, too
  // why LONG is counted apart: with two cores no utterance could end while a model loads
  @GuardedBy("lock")
  private Set<Work.Kind> allowed() {
    Set<Work.Kind> allowed = EnumSet.of(Work.Kind.STEP);
    int most = liveSessions > 0 ? Math.max(1, permits - 1) : permits;
    if (count(Work.Kind.UNCUTTABLE) < most) {
      allowed.add(Work.Kind.UNCUTTABLE);
    }
    if (count(Work.Kind.LONG) == 0) {
      allowed.add(Work.Kind.LONG);
    }
    return allowed;
  }

  @GuardedBy("lock")
  private long count(Work.Kind kind) {
    return running.stream().filter(r -> r.kind() == kind && !r.isStuck()).count();
  }

  private boolean end(Running ended) {
    lock.lock();
    try {
      running.remove(ended);
      return ended.isStuck();
    } finally {
      lock.unlock();
    }
  }

  private Collection<Running> newlyStuck() {
    lock.lock();
    try {
      long now = clock.nanos();
      return running.stream().filter(r -> r.becomesStuck(now)).toList();
    } finally {
      lock.unlock();
    }
  }

  private void countLive(int change) {
    lock.lock();
    try {
      liveSessions += change;
      workWaits.signalAll();
    } finally {
      lock.unlock();
    }
  }

  private List<Waiting> dropAll() {
    lock.lock();
    try {
      closed = true;
      workWaits.signalAll();
      List<Waiting> dropped = new ArrayList<>();
      Set<Work.Kind> all = EnumSet.allOf(Work.Kind.class);
      for (LaneQueue lane : lanes) {
        for (Waiting w = lane.poll(0, all); w != null; w = lane.poll(0, all)) {
          dropped.add(w);
        }
      }
      return dropped;
    } finally {
      lock.unlock();
    }
  }
}
