package dev.earshot.api.deepspeech;

import dev.earshot.api.socket.BearerSubprotocol;
import dev.earshot.api.socket.Dialogue;
import dev.earshot.api.socket.MessageLimit;
import dev.earshot.api.socket.OpenSocket;
import dev.earshot.api.socket.SocketEndpoint;
import dev.earshot.config.Settings;
import dev.earshot.scheduling.Lane;
import dev.earshot.scheduling.Turn;
import dev.earshot.transcription.FileTranscription;
import jakarta.inject.Inject;
import jakarta.websocket.OnMessage;
import jakarta.websocket.Session;
import jakarta.websocket.server.ServerEndpoint;
import java.time.Clock;
import org.jspecify.annotations.NullUnmarked;

/**
 * A whole sound over a WebSocket, {@code /api/v1/stt/ws}: hot words as JSON, then the sound as one
 * binary message, then one answer.
 */
@ServerEndpoint(value = "/api/v1/stt/ws", configurator = BearerSubprotocol.class)
@NullUnmarked // why: the container fills the fields
public class FileEndpoint extends SocketEndpoint {
  private static final int MAX_TEXT = 64 * 1024;

  @Inject FileTranscription transcription;
  @Inject Settings settings;
  @Inject Clock clock;

  /** Takes hot words. */
  @OnMessage(maxMessageSize = MAX_TEXT)
  public void hotWords(Session session, String json) {
    said(session, json);
  }

  @Override
  protected MessageLimit limit() {
    return new MessageLimit(settings.uploads().maxBytes(), "EARSHOT_UPLOAD_MAX");
  }

  @Override
  protected Dialogue begin(OpenSocket opened, String party) {
    return new FileDialogue(
        opened,
        transcription,
        new Turn(Lane.INTERACTIVE, party),
        settings.uploads().maxHotWords(),
        clock);
  }
}
