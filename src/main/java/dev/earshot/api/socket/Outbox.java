package dev.earshot.api.socket;

import com.google.errorprone.annotations.concurrent.GuardedBy;
import jakarta.websocket.CloseReason;
import jakarta.websocket.CloseReason.CloseCode;
import jakarta.websocket.CloseReason.CloseCodes;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * What waits to be written to one client, in order. Thread-safe, and the only one who writes to its
 * session. Nobody waits here: a message is on its way or in the queue, and a client that lets more
 * bytes wait than it may is sent away with 1008. After the end, whatever it was, messages are
 * dropped silently.
 */
public final class Outbox {
  private static final Logger LOG = Logger.getLogger(Outbox.class.getName());

  private final Wire wire;
  private final long maxBytes;
  private final Clock clock;
  private final Object lock = new Object();
  private final AtomicInteger turns = new AtomicInteger();
  private volatile UnaryOperator<String> stamp = UnaryOperator.identity();

  @GuardedBy("lock")
  private final Deque<Letter> waiting = new ArrayDeque<>();

  @GuardedBy("lock")
  private long bytes;

  @GuardedBy("lock")
  private @Nullable Letter underway;

  @GuardedBy("lock")
  private long underwaySince;

  @GuardedBy("lock")
  private @Nullable CloseReason closing;

  @GuardedBy("lock")
  private boolean ended;

  @GuardedBy("lock")
  private long endedSince;

  private record Letter(String text, int bytes, boolean replaceable) {
    static Letter of(String text, boolean replaceable) {
      return new Letter(text, Utf8.length(text), replaceable);
    }
  }

  /**
   * @param maxBytes that were handed over and are not written yet
   */
  Outbox(Wire wire, long maxBytes, Clock clock) {
    this.wire = wire;
    this.maxBytes = maxBytes;
    this.clock = clock;
  }

  /**
   * Has each message changed just before it is written, in order and one at a time. To be called
   * before the first message; what is added counts for no limit.
   */
  public void stampWith(UnaryOperator<String> newStamp) {
    stamp = newStamp;
  }

  /** Queues a message. */
  public void send(String text) {
    add(Letter.of(text, false));
  }

  /**
   * Queues a message that says all that the one before it said: if one of these still waits, this
   * one comes in its place.
   */
  public void sendReplaceable(String text) {
    add(Letter.of(text, true));
  }

  /** Ends the session after all that waits has been written. Only the first end counts. */
  public void close(CloseCode code, String reason) {
    synchronized (lock) {
      if (closing != null) {
        return;
      }
      closing = Closing.because(code, reason);
    }
    pump();
  }

  /** Ends the session now and drops what waits. */
  public void abort(CloseCode code, String reason) {
    CloseReason why = Closing.because(code, reason);
    synchronized (lock) {
      if (ended) {
        return;
      }
      end(why);
    }
    wire.close(why);
  }

  /** The session has ended without us. */
  void ended() {
    synchronized (lock) {
      end(Closing.because(CloseCodes.GOING_AWAY, ""));
    }
  }

  /** Asks the client whether it is there, unless a message is on its way and asks by itself. */
  void ping() {
    synchronized (lock) {
      if (ended || closing != null || underway != null) {
        return;
      }
    }
    wire.ping();
  }

  /** How long the message that is being written has been; zero when there is none. */
  Duration stuckFor() {
    synchronized (lock) {
      return underway == null
          ? Duration.ZERO
          : Duration.ofMillis(Math.max(0, clock.millis() - underwaySince));
    }
  }

  /** Whether the session should have ended so long ago that its end must have failed. */
  boolean isOverdue(Duration limit) {
    synchronized (lock) {
      return ended && clock.millis() - endedSince > limit.toMillis();
    }
  }

  private void add(Letter letter) {
    boolean tooMuch;
    synchronized (lock) {
      if (ended || closing != null) {
        return;
      }
      if (letter.replaceable() && waiting.removeIf(Letter::replaceable)) {
        bytes = recount();
      }
      tooMuch = bytes + letter.bytes() > maxBytes;
      if (!tooMuch) {
        waiting.add(letter);
        bytes += letter.bytes();
      }
    }
    if (tooMuch) {
      LOG.info("event=socket-reads-too-slowly");
      abort(
          CloseCodes.VIOLATED_POLICY,
          "reads too slowly: more than %d bytes wait (EARSHOT_OUTBOX_MAX)".formatted(maxBytes));
    } else {
      pump();
    }
  }

  @GuardedBy("lock")
  private long recount() {
    long sum = underway == null ? 0 : underway.bytes();
    for (Letter letter : waiting) {
      sum += letter.bytes();
    }
    return sum;
  }

  // why counted turns: a message may be written before the call returns, on this thread; whoever
  // finds somebody at work leaves him one turn more, so calls never nest and nobody waits
  private void pump() {
    if (turns.getAndIncrement() != 0) {
      return;
    }
    int taken = 1;
    while (taken != 0) {
      writeNext();
      taken = turns.addAndGet(-taken);
    }
  }

  private void writeNext() {
    Letter letter;
    CloseReason last;
    synchronized (lock) {
      if (ended || underway != null) {
        return;
      }
      letter = waiting.poll();
      last = letter == null ? closing : null;
      if (letter != null) {
        underway = letter;
        underwaySince = clock.millis();
      } else if (last != null) {
        end(last);
      }
    }
    if (letter != null) {
      Consumer<@Nullable Throwable> done = once(letter);
      wire.write(stamp.apply(letter.text()), done);
    } else if (last != null) {
      wire.close(last);
    }
  }

  private Consumer<@Nullable Throwable> once(Letter letter) {
    return failure -> {
      synchronized (lock) {
        if (underway != letter) {
          return;
        }
        underway = null;
        bytes -= letter.bytes();
      }
      if (failure == null) {
        pump();
      } else {
        LOG.log(Level.FINE, "event=message-not-written", failure);
        abort(CloseCodes.UNEXPECTED_CONDITION, "a message could not be written");
      }
    };
  }

  @GuardedBy("lock")
  private void end(CloseReason reason) {
    ended = true;
    endedSince = clock.millis();
    closing = reason;
    waiting.clear();
    bytes = underway == null ? 0 : underway.bytes();
  }
}
