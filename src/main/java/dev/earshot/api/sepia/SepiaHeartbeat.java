package dev.earshot.api.sepia;

import dev.earshot.config.NanoClock;
import dev.earshot.scheduling.Repeated;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jspecify.annotations.NullUnmarked;

/** Looks after the open dialogues: asks clients whether they are there. Thread-safe. */
@ApplicationScoped
@NullUnmarked // why: the container fills the fields
public class SepiaHeartbeat {
  private static final Logger LOG = Logger.getLogger(SepiaHeartbeat.class.getName());
  private static final Duration PERIOD = Duration.ofMillis(250);
  private static final long HIGHEST_ID = 999_999;

  @Inject NanoClock clock;
  @Resource ManagedScheduledExecutorService timer;
  private final Set<SepiaDialogue> dialogues = ConcurrentHashMap.newKeySet();
  private final AtomicLong latestId = new AtomicLong();
  private Repeated looking;

  @PostConstruct
  void start() {
    looking = Repeated.every(timer, PERIOD, "sepia-heartbeat", this::look);
  }

  @PreDestroy
  void stop() {
    looking.close();
  }

  void add(SepiaDialogue dialogue) {
    dialogues.add(dialogue);
  }

  void remove(SepiaDialogue dialogue) {
    dialogues.remove(dialogue);
  }

  /** The next number of a message that answers none. */
  long nextId() {
    return latestId.updateAndGet(id -> id >= HIGHEST_ID ? 1 : id + 1);
  }

  /** In milliseconds; only differences mean something. */
  long now() {
    return clock.nanos() / 1_000_000;
  }

  private void look() {
    for (SepiaDialogue dialogue : dialogues) {
      try {
        dialogue.look();
      } catch (RuntimeException e) {
        // why: one client must not end this task for all
        LOG.log(Level.WARNING, "event=sepia-client-not-checked", e);
      }
    }
  }
}
