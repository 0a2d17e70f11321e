package dev.earshot.api.socket;

import dev.earshot.transcription.live.LiveFailure;
import dev.earshot.transcription.live.LiveListener;
import jakarta.websocket.CloseReason.CloseCodes;
import java.io.IOException;

/**
 * A dialogue about a live stream. What the client sends comes from one thread at a time, what it is
 * told from another one.
 */
public abstract class LiveDialogue implements Dialogue, LiveListener {
  /** Where all that the client is told goes. */
  protected final Outbox outbox;

  protected LiveDialogue(Outbox outbox) {
    this.outbox = outbox;
  }

  /** Takes a whole binary message. */
  protected abstract void frame(byte[] frame);

  /** Whether audio is welcome now; else its frames are empty, because nobody reads them. */
  protected boolean hears() {
    return true;
  }

  @Override
  public final void binary(Message message) throws IOException {
    try (message) {
      frame(hears() ? message.bytes() : new byte[0]);
    }
  }

  /** Sends the client away; the code says whether it is worth coming back. */
  @Override
  public void failed(LiveFailure failure) {
    switch (failure.kind()) {
      case BUSY, UNAVAILABLE -> outbox.close(CloseCodes.TRY_AGAIN_LATER, failure.reason());
      case BACKLOG -> outbox.close(CloseCodes.VIOLATED_POLICY, failure.reason());
      case ENGINE -> outbox.close(CloseCodes.UNEXPECTED_CONDITION, failure.reason());
    }
  }
}
