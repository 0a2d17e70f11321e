package dev.earshot.api.stream;

import dev.earshot.api.socket.BearerSubprotocol;
import dev.earshot.api.socket.Dialogue;
import dev.earshot.api.socket.MessageLimit;
import dev.earshot.api.socket.OpenSocket;
import dev.earshot.api.socket.SocketEndpoint;
import dev.earshot.config.ByteSize;
import dev.earshot.config.NanoClock;
import dev.earshot.config.Settings;
import dev.earshot.models.ModelRegistry;
import dev.earshot.scheduling.Lane;
import dev.earshot.scheduling.Turn;
import dev.earshot.transcription.live.LiveContainers;
import dev.earshot.transcription.live.LiveTranscription;
import jakarta.inject.Inject;
import jakarta.websocket.OnMessage;
import jakarta.websocket.Session;
import jakarta.websocket.server.ServerEndpoint;
import org.jspecify.annotations.NullUnmarked;

/** The native live stream. */
@ServerEndpoint(value = StreamEndpoint.PATH, configurator = BearerSubprotocol.class)
@NullUnmarked // why: the container fills the fields
public class StreamEndpoint extends SocketEndpoint {
  static final String PATH = "/api/v1/stream";

  /** Of a text, in characters; room for two hundred hot words and a long list of phrases. */
  static final int MAX_TEXT = 64 * 1024;

  private static final MessageLimit LIMIT =
      new MessageLimit(ByteSize.ofMebibytes(1), "the native stream");

  @Inject LiveTranscription live;
  @Inject LiveContainers containers;
  @Inject ModelRegistry models;
  @Inject Settings settings;
  @Inject NanoClock clock;

  /** Takes a JSON message. */
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
    InstalledNames names = new InstalledNames(models);
    StreamServices services =
        new StreamServices(
            live,
            containers,
            names,
            new WishReader(names, settings.uploads().maxHotWords()),
            clock);
    return new StreamDialogue(opened.outbox(), services, new Turn(Lane.LIVE, party));
  }
}
