package dev.earshot.api.vosk;

import dev.earshot.api.socket.LiveDialogue;
import dev.earshot.api.socket.Outbox;
import dev.earshot.recognition.ModelId;
import dev.earshot.scheduling.Turn;
import dev.earshot.transcription.live.Heard;
import dev.earshot.transcription.live.LiveSession;
import dev.earshot.transcription.live.LiveTranscription;
import jakarta.websocket.CloseReason.CloseCodes;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Predicate;

/** One client's stream: exactly one reply to each binary frame, in order. */
final class VoskDialogue extends LiveDialogue {
  private final Predicate<ModelId> installed;
  private final LiveSession session;

  /** What the client has said until now. Confined to the client's calls. */
  private VoskSettings said;

  /** What was said and the stream has not come to yet. */
  private final Queue<VoskSettings> coming = new ConcurrentLinkedQueue<>();

  /** What was said up to where the stream is. Written by the listener's calls. */
  private volatile VoskSettings wanted;

  /** What holds for the utterance that is being heard. Written by the listener's calls. */
  private volatile VoskSettings current;

  VoskDialogue(Outbox outbox, LiveTranscription live, Turn turn, VoskSettings settings) {
    super(outbox);
    this.installed = live::isInstalled;
    this.said = settings;
    this.wanted = settings;
    this.current = settings;
    this.session = live.open(settings.live(), turn, this);
  }

  @Override
  protected void frame(byte[] frame) {
    VoskCommand.ofBinary(frame).ifPresentOrElse(this::follow, () -> session.accept(frame));
  }

  @Override
  public void text(String text) {
    follow(VoskCommand.parse(text));
  }

  @Override
  public void cancel() {
    session.cancel();
  }

  private void follow(VoskCommand command) {
    if (command instanceof VoskCommand.Configure configure) {
      configure(configure);
    } else if (command instanceof VoskCommand.Eof) {
      session.finish();
    } else if (command instanceof VoskCommand.Reset) {
      session.endUtterance();
    } else if (command instanceof VoskCommand.Unknown unknown) {
      outbox.send(VoskReply.error(unknown.reason()));
    }
  }

  private void configure(VoskCommand.Configure message) {
    try {
      said = VoskConfig.apply(message.config(), said, installed);
      // why first: the listener may come to it before this call returns
      coming.add(said);
      if (!session.configure(said.live())) {
        coming.clear();
      }
    } catch (VoskConfig.BadConfigException e) {
      outbox.send(VoskReply.error(String.valueOf(e.getMessage())));
    }
  }

  @Override
  public void heard(Heard heard) {
    if (!heard.finals().isEmpty()) {
      result(heard);
      return;
    }
    if (!heard.inUtterance()) {
      nextUtterance();
    }
    outbox.send(VoskReply.partial(heard, current.partialWords()));
  }

  @Override
  public void configured(boolean inUtterance) {
    VoskSettings next = coming.poll();
    if (next != null) {
      wanted = next;
    }
    if (!inUtterance) {
      nextUtterance();
    }
  }

  @Override
  public void utteranceEnded(Heard heard) {
    result(heard);
  }

  @Override
  public void finished(Heard heard) {
    result(heard);
    outbox.close(CloseCodes.NORMAL_CLOSURE, "");
  }

  private void result(Heard heard) {
    outbox.send(VoskReply.result(heard, current));
    nextUtterance();
  }

  private void nextUtterance() {
    current = wanted;
  }
}
