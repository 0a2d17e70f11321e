package dev.earshot.api.deepspeech;

import dev.earshot.api.socket.BearerSubprotocol;
import dev.earshot.api.socket.MessageAssembly.Outcome;
import dev.earshot.api.socket.MessageLimit;
import dev.earshot.api.socket.OpenSocket;
import dev.earshot.api.socket.OpenSockets;
import dev.earshot.config.Settings;
import dev.earshot.scheduling.Lane;
import dev.earshot.scheduling.Turn;
import dev.earshot.transcription.FileTranscription;
import jakarta.inject.Inject;
import jakarta.websocket.OnClose;
import jakarta.websocket.OnError;
import jakarta.websocket.OnMessage;
import jakarta.websocket.OnOpen;
import jakarta.websocket.Session;
import jakarta.websocket.server.ServerEndpoint;
import java.nio.ByteBuffer;
import java.time.Clock;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jspecify.annotations.NullUnmarked;

/**
 * A whole sound over a WebSocket, {@code /api/v1/stt/ws}: hot words as JSON, then the sound as one
 * binary message, then one answer. Made by the container for each session; its threads take turns.
 */
@ServerEndpoint(value = "/api/v1/stt/ws", configurator = BearerSubprotocol.class)
@NullUnmarked // why: the container fills the fields
public class FileEndpoint {
  private static final Logger LOG = Logger.getLogger(FileEndpoint.class.getName());
  private static final int MAX_TEXT = 64 * 1024;

  @Inject OpenSockets sockets;
  @Inject FileTranscription transcription;
  @Inject Settings settings;
  @Inject Clock clock;

  private OpenSocket socket;
  private FileDialogue dialogue;

  @OnOpen
  public void open(Session session) {
    MessageLimit limit = new MessageLimit(settings.uploads().maxBytes(), "EARSHOT_UPLOAD_MAX");
    sockets
        .open(session, limit)
        .ifPresent(
            opened -> {
              socket = opened;
              dialogue = dialogue(opened, session.getId());
              opened.whenGone(dialogue::cancel);
            });
  }

  @OnMessage(maxMessageSize = MAX_TEXT)
  public void hotWords(Session session, String json) {
    if (dialogue != null && sockets.heard(session).isPresent()) {
      dialogue.hotWords(json);
    }
  }

  @OnMessage
  public void sound(Session session, ByteBuffer part, boolean last) {
    if (dialogue == null || sockets.heard(session).isEmpty()) {
      return;
    }
    Outcome outcome = socket.assembly().accept(part, last);
    if (outcome instanceof Outcome.Whole whole) {
      socket.expectSilence();
      dialogue.sound(whole.message());
    } else if (outcome instanceof Outcome.Refused refused) {
      socket.outbox().close(refused.code(), refused.reason());
    }
  }

  @OnError
  public void error(Throwable failure) {
    LOG.log(Level.FINE, "event=file-socket-failed", failure);
  }

  @OnClose
  public void close(Session session) {
    var unused = sockets.closed(session);
  }

  private FileDialogue dialogue(OpenSocket opened, String id) {
    String party = opened.caller().map(c -> c.getName()).orElse("socket " + id);
    return new FileDialogue(
        opened.outbox(),
        transcription,
        new Turn(Lane.INTERACTIVE, party),
        settings.uploads().maxHotWords(),
        clock);
  }
}
