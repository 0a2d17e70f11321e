package dev.earshot.api.deepspeech;

import dev.earshot.api.socket.Outbox;
import dev.earshot.audio.PcmFormat;
import dev.earshot.scheduling.Turn;
import dev.earshot.transcript.Segment;
import dev.earshot.transcription.live.Heard;
import dev.earshot.transcription.live.LiveFailure;
import dev.earshot.transcription.live.LiveListener;
import dev.earshot.transcription.live.LiveOptions;
import dev.earshot.transcription.live.LiveSession;
import dev.earshot.transcription.live.LiveTranscription;
import jakarta.websocket.CloseReason.CloseCodes;

/**
 * One client's microphone: exactly one reply to each message, all that was understood since the
 * connection began. What the client sends comes from one thread at a time, what it is told from
 * another one.
 */
final class MicDialogue implements LiveListener {
  private static final PcmFormat FORMAT = new PcmFormat(16_000);

  private final Outbox outbox;
  private final LiveSession session;

  /** The finals. Confined to the listener's calls. */
  private final StringBuilder text = new StringBuilder();

  MicDialogue(Outbox outbox, LiveTranscription live, Turn turn) {
    this.outbox = outbox;
    this.session = live.open(LiveOptions.of(FORMAT), turn, this);
  }

  void frame(byte[] frame) {
    session.accept(frame);
  }

  void cancel() {
    session.cancel();
  }

  @Override
  public void heard(Heard heard) {
    for (Segment segment : heard.finals()) {
      append(text, segment.best().text());
    }
    String partial = heard.partial().text();
    outbox.send(partial.isEmpty() ? text.toString() : append(new StringBuilder(text), partial));
  }

  @Override
  public void utteranceEnded(Heard heard) {
    // nobody asks for it in this protocol
  }

  @Override
  public void finished(Heard heard) {
    // nobody asks for it in this protocol
  }

  @Override
  public void failed(LiveFailure failure) {
    switch (failure.kind()) {
      case BUSY, UNAVAILABLE -> outbox.close(CloseCodes.TRY_AGAIN_LATER, failure.reason());
      case BACKLOG -> outbox.close(CloseCodes.VIOLATED_POLICY, failure.reason());
      case ENGINE -> outbox.close(CloseCodes.UNEXPECTED_CONDITION, failure.reason());
    }
  }

  private static String append(StringBuilder sentence, String words) {
    if (!words.isEmpty()) {
      sentence.append(sentence.isEmpty() ? "" : " ").append(words);
    }
    return sentence.toString();
  }
}
