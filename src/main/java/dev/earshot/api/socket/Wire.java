package dev.earshot.api.socket;

import jakarta.websocket.CloseReason;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** What an outbox writes to: one client. Its outbox calls it for one message at a time. */
interface Wire {
  /**
   * Begins to write a message and does not wait.
   *
   * @param done called once, on any thread, perhaps before this returns; with the failure if there
   *     was one
   */
  void write(String text, Consumer<@Nullable Throwable> done);

  /** Asks the client whether it is there; does not wait. */
  void ping();

  /** Says why, and ends the session. Harmless when it has ended. */
  void close(CloseReason reason);
}
