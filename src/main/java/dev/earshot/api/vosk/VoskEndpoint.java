package dev.earshot.api.vosk;

import dev.earshot.api.socket.BearerSubprotocol;
import dev.earshot.api.socket.Message;
import dev.earshot.api.socket.MessageAssembly.Outcome;
import dev.earshot.api.socket.MessageLimit;
import dev.earshot.api.socket.OpenSocket;
import dev.earshot.api.socket.OpenSockets;
import dev.earshot.config.ByteSize;
import dev.earshot.config.Settings;
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

/** The vosk protocol. Made by the container for each session; its threads take turns. */
@ServerEndpoint(value = VoskPort.PATH, configurator = BearerSubprotocol.class)
@NullUnmarked // why: the container fills the fields
public class VoskEndpoint {
  private static final Logger LOG = Logger.getLogger(VoskEndpoint.class.getName());
  private static final MessageLimit LIMIT =
      new MessageLimit(ByteSize.ofMebibytes(1), "the vosk protocol");

  /** Room for a long list of phrases. */
  private static final int MAX_TEXT = 1024 * 1024;

  @Inject OpenSockets sockets;
  @Inject LiveTranscription live;
  @Inject Settings settings;

  private OpenSocket socket;
  private VoskDialogue dialogue;

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

  @OnMessage(maxMessageSize = MAX_TEXT)
  public void text(Session session, String text) {
    if (dialogue != null && sockets.heard(session).isPresent()) {
      dialogue.text(text);
    }
  }

  @OnError
  public void error(Throwable failure) {
    LOG.log(Level.FINE, "event=vosk-socket-failed", failure);
  }

  @OnClose
  public void close(Session session) {
    var unused = sockets.closed(session);
  }

  private void begin(OpenSocket opened, String id) {
    socket = opened;
    try {
      live.requireCapacity(VoskSettings.of(settings.vosk()).model());
    } catch (ServerBusyException | ModelUnavailableException e) {
      opened.outbox().close(CloseCodes.TRY_AGAIN_LATER, String.valueOf(e.getMessage()));
      return;
    }
    String party = opened.caller().map(c -> c.getName()).orElse("socket " + id);
    dialogue =
        new VoskDialogue(
            opened.outbox(), live, new Turn(Lane.LIVE, party), VoskSettings.of(settings.vosk()));
    opened.whenGone(dialogue::cancel);
  }
}
