package dev.earshot.api.socket;

import dev.earshot.accounts.Caller;
import dev.earshot.accounts.Peer;
import dev.earshot.api.upload.ClientWatch;
import dev.earshot.config.Settings;
import jakarta.websocket.CloseReason.CloseCodes;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * A WebSocket session that was let in: who it is, its outbox, and its unfinished message.
 * Thread-safe but for the assembly, which belongs to the container's thread that brings frames.
 */
public final class OpenSocket {
  private static final Runnable NOBODY = () -> {};

  private final BooleanSupplier open;
  private final Optional<Caller> caller;
  private final Peer peer;
  private final String network;
  private final Optional<String> share;
  private final Pulse pulse;
  private final Pulse whole;
  private final Outbox outbox;
  private final MessageAssembly assembly;
  private final AtomicBoolean left = new AtomicBoolean();
  private final AtomicReference<ClientWatch.@Nullable Watch> watched = new AtomicReference<>();
  private final AtomicReference<Runnable> gone = new AtomicReference<>(NOBODY);
  private volatile Duration pinged = Duration.ZERO;
  private volatile boolean replyDue;

  OpenSocket(
      BooleanSupplier open, Arrival arrival, Pulse whole, Outbox outbox, MessageAssembly assembly) {
    this.open = open;
    this.caller = arrival.caller();
    this.peer = arrival.peer();
    this.network = arrival.network();
    this.share = arrival.share();
    this.pulse = arrival.pulse();
    this.whole = whole;
    this.outbox = outbox;
    this.assembly = assembly;
  }

  /** Who opened it; empty for somebody without credentials. */
  public Optional<Caller> caller() {
    return caller;
  }

  public Peer peer() {
    return peer;
  }

  /** Who counts as one when those without credentials are counted. */
  public String network() {
    return network;
  }

  /** What is sent goes through here, and the end of the session too. */
  public Outbox outbox() {
    return outbox;
  }

  /** Puts the parts of binary messages together. */
  public MessageAssembly assembly() {
    return assembly;
  }

  /** The client has said all it has to say and waits: from now on it may be silent. */
  public void expectSilence() {
    replyDue = true;
  }

  Pulse pulse() {
    return pulse;
  }

  Optional<String> share() {
    return share;
  }

  /**
   * Has somebody told once when the session has ended, in whatever way; at once if it has already.
   * One at most.
   */
  public void whenGone(Runnable told) {
    gone.set(told);
    if (left.get()) {
      tellGone();
    }
  }

  /** What is to be closed when the session has ended. */
  void watchedBy(ClientWatch.Watch watch) {
    watched.set(watch);
    if (left.get()) {
      endWatch();
    }
  }

  private void endWatch() {
    ClientWatch.Watch watch = watched.getAndSet(null);
    if (watch != null) {
      watch.close();
    }
  }

  /** True once: it leaves. */
  boolean leave() {
    if (left.getAndSet(true)) {
      return false;
    }
    endWatch();
    outbox.ended();
    assembly.close();
    tellGone();
    return true;
  }

  private void tellGone() {
    Runnable told = gone.getAndSet(NOBODY);
    told.run();
  }

  boolean isOpen() {
    return open.getAsBoolean();
  }

  /** Whether its end was called for long ago. */
  boolean isOverdue(Duration limit) {
    return outbox.isOverdue(limit);
  }

  /** Looks whether the client is still there and within its limits. Quick. */
  void check(Settings.Sockets limits) {
    Duration silence = pulse.silence();
    if (outbox.stuckFor().compareTo(limits.pingTimeout()) > 0) {
      outbox.abort(
          CloseCodes.VIOLATED_POLICY,
          "reads too slowly: a message takes more than %s (EARSHOT_PING_TIMEOUT)"
              .formatted(limits.pingTimeout()));
    } else if (silence.compareTo(limits.pingInterval().plus(limits.pingTimeout())) > 0) {
      outbox.abort(
          CloseCodes.UNEXPECTED_CONDITION,
          "no pong within %s (EARSHOT_PING_TIMEOUT)".formatted(limits.pingTimeout()));
    } else if (whole.silence().compareTo(limits.maxTime()) > 0) {
      outbox.close(
          CloseCodes.VIOLATED_POLICY,
          "open for more than %s (EARSHOT_SOCKET_TIME_MAX)".formatted(limits.maxTime()));
    } else if (!replyDue && pulse.idle().compareTo(limits.maxIdle()) > 0) {
      outbox.close(
          CloseCodes.VIOLATED_POLICY,
          "no message for %s (EARSHOT_SOCKET_IDLE_MAX)".formatted(limits.maxIdle()));
    } else {
      ping(limits.pingInterval());
    }
  }

  private void ping(Duration interval) {
    Duration age = whole.silence();
    if (age.minus(pinged).compareTo(interval) >= 0) {
      pinged = age;
      outbox.ping();
    }
  }
}
