package dev.earshot.api.vosk;

import dev.earshot.api.socket.BearerSubprotocol;
import dev.earshot.api.socket.Dialogue;
import dev.earshot.api.socket.MessageLimit;
import dev.earshot.api.socket.OpenSocket;
import dev.earshot.api.socket.SocketEndpoint;
import dev.earshot.config.ByteSize;
import dev.earshot.config.Settings;
import dev.earshot.scheduling.Lane;
import dev.earshot.scheduling.Turn;
import dev.earshot.transcription.live.LiveTranscription;
import jakarta.inject.Inject;
import jakarta.websocket.OnMessage;
import jakarta.websocket.Session;
import jakarta.websocket.server.ServerEndpoint;
import org.jspecify.annotations.NullUnmarked;

/** The vosk protocol. */
@ServerEndpoint(value = VoskPort.PATH, configurator = BearerSubprotocol.class)
@NullUnmarked // why: the container fills the fields
public class VoskEndpoint extends SocketEndpoint {
  private static final MessageLimit LIMIT =
      new MessageLimit(ByteSize.ofMebibytes(1), "the vosk protocol");

  /** Room for a long list of phrases. */
  private static final int MAX_TEXT = 1024 * 1024;

  @Inject LiveTranscription live;
  @Inject Settings settings;

  /** Takes a command. */
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
    VoskSettings first = VoskSettings.of(settings.vosk());
    live.requireCapacity(first.model());
    return new VoskDialogue(opened.outbox(), live, new Turn(Lane.LIVE, party), first);
  }
}
