package dev.earshot.api.socket;

import dev.earshot.accounts.Peer;
import dev.earshot.api.upload.ClientWatch;
import dev.earshot.config.Settings;
import dev.earshot.scheduling.Repeated;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.websocket.CloseReason.CloseCodes;
import jakarta.websocket.PongMessage;
import jakarta.websocket.Session;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jspecify.annotations.NullUnmarked;

/**
 * All WebSocket sessions of all protocols, within their limits. Thread-safe. Every endpoint tells
 * it of its sessions: {@link #open} first, {@link #heard} for each frame, {@link #closed} at the
 * end. One task looks after all of them: asks silent clients whether they are there, and ends what
 * lasts too long.
 */
@ApplicationScoped
@NullUnmarked // why: the container fills the fields
public class OpenSockets {
  private static final Logger LOG = Logger.getLogger(OpenSockets.class.getName());
  private static final Duration PERIOD = Duration.ofMillis(500);

  @Inject Settings settings;
  @Inject Clock clock;
  @Inject AssemblyPlaces assemblies;
  @Inject LingeringConnections lingering;
  @Inject ClientWatch clients;
  @Inject MeterRegistry meters;
  @Resource ManagedScheduledExecutorService scheduler;
  private final Map<String, OpenSocket> sockets = new ConcurrentHashMap<>();
  private SocketShares shares;
  private Repeated heartbeat;

  @PostConstruct
  void start() {
    shares = new SocketShares(settings.sockets().max(), settings.sockets().perUser());
    Gauge.builder("earshot.sockets", this, OpenSockets::size)
        .description("WebSockets that are open, of all protocols")
        .register(meters);
    heartbeat = Repeated.every(scheduler, PERIOD, "sockets", this::look);
  }

  @PreDestroy
  void stop() {
    heartbeat.close();
    sockets
        .values()
        .forEach(socket -> socket.outbox().abort(CloseCodes.GOING_AWAY, "the server is stopping"));
  }

  /**
   * Lets a session in.
   *
   * @param limit of one binary message that its assembly puts together
   * @return empty when there are too many; then it is already closed, with 1013
   */
  public Optional<OpenSocket> open(Session session, MessageLimit limit) {
    Arrival arrival = Arrival.of(session).orElseGet(this::unknown);
    Outbox outbox =
        new Outbox(new SessionWire(session), settings.sockets().maxOutbox().bytes(), clock);
    Optional<String> refusal = shares.take(arrival.share());
    if (refusal.isPresent()) {
      LOG.info("event=socket-refused");
      outbox.abort(CloseCodes.TRY_AGAIN_LATER, refusal.get());
      return Optional.empty();
    }
    OpenSocket socket =
        new OpenSocket(
            session::isOpen,
            arrival,
            new Pulse(clock),
            outbox,
            new MessageAssembly(limit, assemblies));
    // why first: from now on the heartbeat gives the place back, whatever comes
    sockets.put(session.getId(), socket);
    // why: a connection that breaks while the session opens is sometimes never reported
    socket.watchedBy(
        clients.onDisconnect(
            arrival.ports().local(),
            arrival.ports().remote(),
            arrival.peer().local(),
            () -> lost(session.getId())));
    try {
      // why: containers without asynchronous time-outs wait for the heartbeat instead
      session.getAsyncRemote().setSendTimeout(settings.sockets().pingTimeout().toMillis());
      session.addMessageHandler(PongMessage.class, pong -> socket.pulse().heard());
      return Optional.of(socket);
    } catch (IllegalStateException e) {
      // why: the client went at the same moment
      LOG.log(Level.FINE, "event=socket-gone", e);
      var unused = leave(session.getId());
      return Optional.empty();
    }
  }

  /** The socket of a session that has just sent a frame; empty when it was not let in. */
  public Optional<OpenSocket> heard(Session session) {
    Optional<OpenSocket> socket = Optional.ofNullable(sockets.get(session.getId()));
    socket.ifPresent(s -> s.pulse().message());
    return socket;
  }

  /**
   * The session has ended, in whatever way. Harmless when nobody knows it, or a second time.
   *
   * @return its socket, the first time
   */
  public Optional<OpenSocket> closed(Session session) {
    return leave(session.getId());
  }

  /** How many are open. */
  int size() {
    return shares.total();
  }

  private Optional<OpenSocket> leave(String id) {
    OpenSocket socket = sockets.remove(id);
    if (socket == null || !socket.leave()) {
      return Optional.empty();
    }
    shares.giveBack(socket.share());
    return Optional.of(socket);
  }

  private void lost(String id) {
    OpenSocket socket = sockets.get(id);
    if (socket != null) {
      // why first: what has left cannot be closed any more
      socket.outbox().abort(CloseCodes.GOING_AWAY, "the client has gone");
      var unused = leave(id);
    }
  }

  private void look() {
    sockets.forEach(
        (id, socket) -> {
          try {
            if (socket.isOpen() && !socket.isOverdue(settings.sockets().pingTimeout())) {
              socket.check(settings.sockets());
            } else {
              // why: no container can be trusted to say so in every case
              var unused = leave(id);
            }
          } catch (RuntimeException e) {
            LOG.log(Level.WARNING, "event=socket-not-checked", e);
          }
        });
    lingering.endOverdue();
  }

  // why: on a server whose sessions do not have our principal, nobody is local
  private Arrival unknown() {
    return new Arrival(
        Optional.empty(), new Peer(false), "unknown", new Arrival.Ports(0, 0), new Pulse(clock));
  }
}
