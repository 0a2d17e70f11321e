package dev.earshot.api.deepspeech;

import dev.earshot.api.socket.BearerSubprotocol;
import dev.earshot.api.socket.Message;
import dev.earshot.api.socket.MessageAssembly.Outcome;
import dev.earshot.api.socket.MessageLimit;
import dev.earshot.api.socket.OpenSocket;
import dev.earshot.api.socket.OpenSockets;
import dev.earshot.config.ByteSize;
import dev.earshot.models.ModelUnavailableException;
import dev.earshot.scheduling.Lane;
import dev.earshot.scheduling.Turn;
import dev.earshot.transcription.ServerBusyException;
import dev.earshot.transcription.live.LiveTranscription;
import jakarta.inject.Inject;
import jakarta.websocket.CloseReason.CloseCodes;
import jakarta.websocket.OnClose;
import jakarta.websocket.OnError;
import jakarta.websocket.OnMessage;
import jakarta.websocket.OnOpen;
import jakarta.websocket.Session;
import jakarta.websocket.server.ServerEndpoint;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jspecify.annotations.NullUnmarked;

/**
 * Live audio of a microphone, {@code /api/v1/stt/mic}: bare samples, 16 kHz, 16 bit, one channel.
 * Made by the container for each session; its threads take turns.
 */
@ServerEndpoint(value = "/api/v1/stt/mic", configurator = BearerSubprotocol.class)
@NullUnmarked // why: the container fills the fields
public class MicEndpoint {
  private static final Logger LOG = Logger.getLogger(MicEndpoint.class.getName());
  private static final MessageLimit LIMIT =
      new MessageLimit(ByteSize.ofMebibytes(1), "the protocol of the microphone");

  @Inject OpenSockets sockets;
  @Inject LiveTranscription live;

  private OpenSocket socket;
  private MicDialogue dialogue;

  @OnOpen
  public void open(Session session) {
    sockets.open(session, LIMIT).ifPresent(opened -> begin(opened, session.getId()));
  }

  @OnMessage
  public void frame(Session session, ByteBuffer part, boolean last) throws IOException {
    if (dialogue == null || sockets.heard(session).isEmpty()) {
      return;
    }
    Outcome outcome = socket.assembly().accept(part, last);
    if (outcome instanceof Outcome.Whole whole) {
      try (Message message = whole.message()) {
        dialogue.frame(message.bytes());
      }
    } else if (outcome instanceof Outcome.Refused refused) {
      dialogue.cancel();
      socket.outbox().close(refused.code(), refused.reason());
    }
  }

  /** Texts mean nothing in this protocol, and long ones neither. */
  @OnMessage
  public void text(Session session, String part, boolean last) {
    var unused = sockets.heard(session);
  }

  @OnError
  public void error(Throwable failure) {
    LOG.log(Level.FINE, "event=mic-socket-failed", failure);
  }

  @OnClose
  public void close(Session session) {
    var unused = sockets.closed(session);
  }

  private void begin(OpenSocket opened, String id) {
    socket = opened;
    try {
      live.requireCapacity(null);
    } catch (ServerBusyException | ModelUnavailableException e) {
      opened.outbox().close(CloseCodes.TRY_AGAIN_LATER, String.valueOf(e.getMessage()));
      return;
    }
    String party = opened.caller().map(c -> c.getName()).orElse("socket " + id);
    dialogue = new MicDialogue(opened.outbox(), live, new Turn(Lane.LIVE, party));
    opened.whenGone(dialogue::cancel);
  }
}
