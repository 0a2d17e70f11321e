package dev.earshot.api.vosk;

import com.google.errorprone.annotations.concurrent.GuardedBy;
import dev.earshot.api.socket.Outbox;
import dev.earshot.recognition.ModelId;
import dev.earshot.scheduling.Turn;
import dev.earshot.transcription.live.Heard;
import dev.earshot.transcription.live.LiveFailure;
import dev.earshot.transcription.live.LiveListener;
import dev.earshot.transcription.live.LiveSession;
import dev.earshot.transcription.live.LiveTranscription;
import jakarta.websocket.CloseReason.CloseCodes;
import java.util.function.Predicate;

/**
 * One client's stream: exactly one reply to each binary frame, in order. What the client sends
 * comes from one thread at a time, what it is told from another one.
 */
final class VoskDialogue implements LiveListener {
  private final Outbox outbox;
  private final Predicate<ModelId> installed;
  private final LiveSession session;

  /** What the client has said until now. */
  @GuardedBy("this")
  private VoskSettings wanted;

  /** What holds for the utterance that is being heard. */
  @GuardedBy("this")
  private VoskSettings current;

  VoskDialogue(Outbox outbox, LiveTranscription live, Turn turn, VoskSettings settings) {
    this.outbox = outbox;
    this.installed = live::isInstalled;
    this.wanted = settings;
    this.current = settings;
    this.session = live.open(settings.live(), turn, this);
  }

  void frame(byte[] frame) {
    VoskCommand.ofBinary(frame).ifPresentOrElse(this::follow, () -> session.accept(frame));
  }

  void text(String text) {
    follow(VoskCommand.parse(text));
  }

  /** The client has gone. */
  void cancel() {
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
      VoskSettings next = VoskConfig.apply(message.config(), wanted(), installed);
      synchronized (this) {
        wanted = next;
      }
      session.configure(next.live());
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
    if (heard.partial().text().isEmpty()) {
      nextUtterance();
    }
    outbox.send(VoskReply.partial(heard, current().partialWords()));
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

  @Override
  public void failed(LiveFailure failure) {
    switch (failure.kind()) {
      case BUSY, UNAVAILABLE -> outbox.close(CloseCodes.TRY_AGAIN_LATER, failure.reason());
      case BACKLOG -> outbox.close(CloseCodes.VIOLATED_POLICY, failure.reason());
      case ENGINE -> outbox.close(CloseCodes.UNEXPECTED_CONDITION, failure.reason());
    }
  }

  private void result(Heard heard) {
    outbox.send(VoskReply.result(heard, current()));
    nextUtterance();
  }

  private synchronized void nextUtterance() {
    current = wanted;
  }

  private synchronized VoskSettings current() {
    return current;
  }

  private synchronized VoskSettings wanted() {
    return wanted;
  }
}
