package dev.earshot.api.socket;

import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.RejectedExecutionException;
import org.jspecify.annotations.NullUnmarked;

/**
 * Connections that were closed by the server and wait for the client's goodbye. Thread-safe. None
 * waits for long.
 */
@ApplicationScoped
@NullUnmarked // why: the container fills the fields
public class LingeringConnections {
  private static final Duration LONGEST = Duration.ofSeconds(2);

  @Inject Clock clock;
  @Resource ManagedExecutorService executor;
  private final Set<SplitConnection> connections = ConcurrentHashMap.newKeySet();

  void add(SplitConnection connection) {
    connections.add(connection);
  }

  void remove(SplitConnection connection) {
    connections.remove(connection);
  }

  /** Ends those that have waited long enough. Called by the heartbeat. */
  void endOverdue() {
    long latest = clock.millis() - LONGEST.toMillis();
    for (SplitConnection connection : connections) {
      if (connection.closedAt() <= latest && connections.remove(connection)) {
        end(connection);
      }
    }
  }

  // why elsewhere: the container may wait for a client that reads nothing
  private void end(SplitConnection connection) {
    try {
      executor.execute(connection::end);
    } catch (RejectedExecutionException e) {
      connections.add(connection);
    }
  }
}
