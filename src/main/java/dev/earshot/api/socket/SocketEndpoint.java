package dev.earshot.api.socket;

import dev.earshot.api.socket.MessageAssembly.Outcome;
import dev.earshot.models.ModelUnavailableException;
import dev.earshot.transcription.ServerBusyException;
import jakarta.inject.Inject;
import jakarta.websocket.CloseReason.CloseCodes;
import jakarta.websocket.OnClose;
import jakarta.websocket.OnError;
import jakarta.websocket.OnMessage;
import jakarta.websocket.OnOpen;
import jakarta.websocket.Session;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jspecify.annotations.NullUnmarked;

/**
 * A protocol's end of one WebSocket: lets the session in, puts its messages together, and gives up
 * what goes on when it ends. Made by the container for each session; its threads take turns.
 * Protocols add how they read texts, because their limits differ.
 */
@NullUnmarked // why: the container fills the fields
public abstract class SocketEndpoint {
  private static final Logger LOG = Logger.getLogger(SocketEndpoint.class.getName());

  @Inject OpenSockets sockets;

  private OpenSocket socket;
  private Dialogue dialogue;

  /** Of one binary message. */
  protected abstract MessageLimit limit();

  /**
   * Begins the conversation.
   *
   * @param party on whose behalf work is scheduled
   * @throws ServerBusyException when one more would be too many; the client is told to come back
   * @throws ModelUnavailableException when nothing could be heard; the client is told the same
   */
  protected abstract Dialogue begin(OpenSocket opened, String party);

  /** Lets the session in. */
  @OnOpen
  public void open(Session session) {
    sockets.open(session, limit()).ifPresent(opened -> enter(opened, session.getId()));
  }

  /** Takes a part of a binary message. */
  @OnMessage
  public void frame(Session session, ByteBuffer part, boolean last) throws IOException {
    if (dialogue == null || sockets.heard(session).isEmpty()) {
      return;
    }
    Outcome outcome = socket.assembly().accept(part, last);
    if (outcome instanceof Outcome.Whole whole) {
      dialogue.binary(whole.message());
    } else if (outcome instanceof Outcome.Refused refused) {
      dialogue.cancel();
      socket.outbox().close(refused.code(), refused.reason());
    }
  }

  /** Passes a whole text on; to be called by the protocol's own handler of texts. */
  protected final void said(Session session, String text) {
    if (dialogue != null && sockets.heard(session).isPresent()) {
      dialogue.text(text);
    }
  }

  /** What fails here fails for one client only, who does not wait for an answer in vain. */
  @OnError
  public void error(Session session, Throwable failure) {
    // why two levels: a client that goes in the middle of something is nothing special
    LOG.log(
        failure instanceof RuntimeException || failure instanceof Error
            ? Level.WARNING
            : Level.FINE,
        "event=socket-failed",
        failure);
    if (dialogue != null) {
      dialogue.cancel();
    }
    if (socket != null) {
      socket.outbox().close(CloseCodes.UNEXPECTED_CONDITION, "the server failed");
    }
  }

  /** The session has ended. */
  @OnClose
  public void close(Session session) {
    var unused = sockets.closed(session);
  }

  private void enter(OpenSocket opened, String id) {
    socket = opened;
    String party = opened.caller().map(c -> c.getName()).orElse("socket " + id);
    try {
      dialogue = begin(opened, party);
    } catch (ServerBusyException | ModelUnavailableException e) {
      opened.outbox().close(CloseCodes.TRY_AGAIN_LATER, String.valueOf(e.getMessage()));
      return;
    }
    opened.whenGone(dialogue::cancel);
  }
}
