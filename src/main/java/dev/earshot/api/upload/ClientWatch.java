package dev.earshot.api.upload;

import dev.earshot.api.upload.ConnectionTable.Ports;
import dev.earshot.scheduling.Repeated;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jspecify.annotations.NullUnmarked;

/**
 * Notices clients that go away unseen by the container: while they wait for an answer, and
 * WebSockets whose end the container missed. Thread-safe. Works on Linux, and where the servlet
 * knows the ports of the connection; elsewhere nobody is ever missed.
 */
// why not the container's means: servlets learn of a closed connection only when they write, and
// an answer that has not begun has nothing to write
@ApplicationScoped
@NullUnmarked // why: the container fills the fields
public class ClientWatch {
  private static final Logger LOG = Logger.getLogger(ClientWatch.class.getName());
  private static final Path PROC_NET = Path.of("/proc/self/net");
  private static final Duration PERIOD = Duration.ofSeconds(1);

  @Resource ManagedScheduledExecutorService scheduler;
  private final Map<Watch, Ports> watched = new ConcurrentHashMap<>();
  private Repeated looking;

  /** One client that is watched, until this is closed. Thread-safe. */
  public final class Watch implements AutoCloseable {
    private final Runnable gone;
    private volatile boolean seen;

    /** How many times in a row; only the one task looks at it. */
    private int missed;

    private Watch(Runnable gone) {
      this.gone = gone;
    }

    @Override
    public void close() {
      watched.remove(this);
    }
  }

  @PostConstruct
  void start() {
    looking = Repeated.every(scheduler, PERIOD, "clients", this::look);
  }

  @PreDestroy
  void stop() {
    looking.close();
  }

  /**
   * Watches the client of a request whose body was read.
   *
   * @param gone called at most once, on a managed thread, when the client has closed its end; has
   *     to be quick
   */
  public Watch onDisconnect(HttpServletRequest request, Runnable gone) {
    return watched(request.getLocalPort(), request.getRemotePort(), false, gone);
  }

  /**
   * The same for the client of a connection with these ports.
   *
   * @param direct no proxy can have told other ports, so a connection that was never seen has gone
   */
  public Watch onDisconnect(int localPort, int remotePort, boolean direct, Runnable gone) {
    return watched(localPort, remotePort, direct, gone);
  }

  private Watch watched(int localPort, int remotePort, boolean seen, Runnable gone) {
    Watch watch = new Watch(gone);
    watch.seen = seen;
    watched.put(watch, new Ports(localPort, remotePort));
    return watch;
  }

  private void look() {
    if (watched.isEmpty()) {
      return;
    }
    try {
      Optional<ConnectionTable> table = ConnectionTable.read(PROC_NET);
      table.ifPresent(this::compare);
    } catch (IOException | RuntimeException e) {
      LOG.log(Level.WARNING, "event=connections-not-read", e);
    }
  }

  private void compare(ConnectionTable table) {
    watched.forEach(
        (watch, ports) -> {
          // why twice: the kernel writes the table while it changes, and may leave a line out
          watch.missed = table.isGone(ports, watch.seen) ? watch.missed + 1 : 0;
          if (watch.missed >= 2 && watched.remove(watch, ports)) {
            LOG.info("event=client-gone");
            watch.gone.run();
          }
          // why remembered: behind a proxy the servlet may be told other ports than those of the
          // connection, and what was never there cannot go
          watch.seen |= table.alive().contains(ports);
        });
  }
}
