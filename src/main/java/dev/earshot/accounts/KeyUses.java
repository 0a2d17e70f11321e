package dev.earshot.accounts;

import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jspecify.annotations.NullUnmarked;

/**
 * Notes when a key was last used, beside the request that uses it: at most once a minute for each
 * key, and rather not at all than late. Thread-safe.
 */
@ApplicationScoped
@NullUnmarked // why: the container fills the fields
public class KeyUses {
  static final Duration PACE = Duration.ofMinutes(1);
  private static final Logger LOG = Logger.getLogger(KeyUses.class.getName());
  private static final int MAX_WAITING = 64;

  @Resource ManagedExecutorService executor;
  @Inject ApiKeyRepository keys;
  private final Set<String> waiting = ConcurrentHashMap.newKeySet();

  /** Returns at once and never fails. */
  void note(ApiKey key, Instant now) {
    boolean due = key.lastUsedAt().filter(last -> last.isAfter(now.minus(PACE))).isEmpty();
    // why no exact limit: a few more do no harm, and the next use comes
    if (due && waiting.size() < MAX_WAITING && waiting.add(key.id())) {
      start(key.id(), now);
    }
  }

  /** Where it is written. */
  Executor threads() {
    return executor;
  }

  private void start(String id, Instant now) {
    try {
      threads().execute(() -> write(id, now));
    } catch (RejectedExecutionException stopping) {
      waiting.remove(id);
    }
  }

  private void write(String id, Instant now) {
    try {
      keys.noteUse(id, now, PACE);
    } catch (RuntimeException e) {
      LOG.log(Level.WARNING, "event=key-use-not-noted key=" + id, e);
    } finally {
      waiting.remove(id);
    }
  }
}
