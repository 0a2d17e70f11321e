package dev.earshot.api.sepia;

import dev.earshot.api.socket.BearerSubprotocol;
import dev.earshot.api.socket.Dialogue;
import dev.earshot.api.socket.MessageLimit;
import dev.earshot.api.socket.OpenSocket;
import dev.earshot.api.socket.SocketEndpoint;
import dev.earshot.config.ByteSize;
import dev.earshot.config.Settings;
import dev.earshot.transcription.live.LiveTranscription;
import jakarta.inject.Inject;
import jakarta.websocket.OnMessage;
import jakarta.websocket.Session;
import jakarta.websocket.server.ServerEndpoint;
import org.jspecify.annotations.NullUnmarked;

/** The SEPIA protocol, version 2. */
@ServerEndpoint(value = SepiaPort.SOCKET, configurator = BearerSubprotocol.class)
@NullUnmarked // why: the container fills the fields
public class SepiaEndpoint extends SocketEndpoint {
  /** Browsers send at once what they have recorded before the connection was there. */
  private static final MessageLimit LIMIT =
      new MessageLimit(ByteSize.ofMebibytes(8), "the SEPIA protocol");

  /** Room for a long list of phrases. */
  private static final int MAX_TEXT = 1024 * 1024;

  @Inject LiveTranscription live;
  @Inject SepiaAccess access;
  @Inject SepiaModels models;
  @Inject SepiaGreeting greeting;
  @Inject SepiaHeartbeat heartbeat;
  @Inject Settings settings;

  /** Takes a message. */
  @OnMessage(maxMessageSize = MAX_TEXT)
  public void text(Session session, String text) {
    said(session, text);
  }

  @Override
  protected MessageLimit limit() {
    return LIMIT;
  }

  @Override
  protected Dialogue begin(OpenSocket opened, String party) {
    return new SepiaDialogue(
        opened,
        new SepiaServices(
            live,
            access,
            models,
            greeting,
            heartbeat,
            settings.sepia(),
            settings.uploads().maxHotWords()),
        party);
  }
}
