package dev.earshot.api.socket;

import jakarta.websocket.CloseReason;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** A client that reads as a test wants it. One thread at a time. */
final class FakeWire implements Wire {
  final List<String> written = new ArrayList<>();
  final List<CloseReason> closed = new ArrayList<>();
  final boolean atOnce;
  int pings;
  private @Nullable Consumer<@Nullable Throwable> underway;

  /**
   * @param atOnce whether a message is written before the call returns
   */
  FakeWire(boolean atOnce) {
    this.atOnce = atOnce;
  }

  @Override
  public void write(String text, Consumer<@Nullable Throwable> done) {
    if (underway != null) {
      throw new IllegalStateException("two messages at a time");
    }
    written.add(text);
    if (atOnce) {
      done.accept(null);
    } else {
      underway = done;
    }
  }

  /** The message that is on its way arrives. */
  void arrives() {
    ends(null);
  }

  void ends(@Nullable Throwable failure) {
    Consumer<@Nullable Throwable> done = underway;
    underway = null;
    if (done == null) {
      throw new AssertionError("nothing is on its way");
    }
    done.accept(failure);
  }

  @Override
  public void ping() {
    pings++;
  }

  @Override
  public void close(CloseReason reason) {
    closed.add(reason);
  }
}
