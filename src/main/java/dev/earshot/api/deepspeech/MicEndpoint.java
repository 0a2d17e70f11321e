package dev.earshot.api.deepspeech;

import dev.earshot.api.socket.BearerSubprotocol;
import dev.earshot.api.socket.Dialogue;
import dev.earshot.api.socket.MessageLimit;
import dev.earshot.api.socket.OpenSocket;
import dev.earshot.api.socket.SocketEndpoint;
import dev.earshot.config.ByteSize;
import dev.earshot.scheduling.Lane;
import dev.earshot.scheduling.Turn;
import dev.earshot.transcription.live.LiveTranscription;
import jakarta.inject.Inject;
import jakarta.websocket.OnMessage;
import jakarta.websocket.Session;
import jakarta.websocket.server.ServerEndpoint;
import org.jspecify.annotations.NullUnmarked;

/**
 * Live audio of a microphone, {@code /api/v1/stt/mic}: bare samples, 16 kHz, 16 bit, one channel.
 */
@ServerEndpoint(value = "/api/v1/stt/mic", configurator = BearerSubprotocol.class)
@NullUnmarked // why: the container fills the fields
public class MicEndpoint extends SocketEndpoint {
  private static final MessageLimit LIMIT =
      new MessageLimit(ByteSize.ofMebibytes(1), "the protocol of the microphone");

  @Inject LiveTranscription live;

  /** Takes a part of a text, so that a long one means as little as a short one. */
  @OnMessage
  public void text(Session session, String part, boolean last) {
    said(session, part);
  }

  @Override
  protected MessageLimit limit() {
    return LIMIT;
  }

  @Override
  protected Dialogue begin(OpenSocket opened, String party) {
    live.requireCapacity(null);
    return new MicDialogue(opened.outbox(), live, new Turn(Lane.LIVE, party));
  }
}
