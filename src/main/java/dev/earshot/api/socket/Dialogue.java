package dev.earshot.api.socket;

import java.io.IOException;

/**
 * What a protocol makes of one client's messages. Messages come from one thread at a time; the end
 * from any.
 */
public interface Dialogue {
  /** Takes a whole binary message, and closes it when it is done with. */
  void binary(Message message) throws IOException;

  /** Takes a text. */
  void text(String text);

  /** The client has gone, or is being sent away: gives up what still goes on. Harmless twice. */
  void cancel();
}
