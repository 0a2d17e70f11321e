package dev.earshot.api.deepspeech;

import dev.earshot.api.socket.LiveDialogue;
import dev.earshot.api.socket.Outbox;
import dev.earshot.audio.PcmFormat;
import dev.earshot.scheduling.Turn;
import dev.earshot.transcript.Segment;
import dev.earshot.transcription.live.Heard;
import dev.earshot.transcription.live.LiveOptions;
import dev.earshot.transcription.live.LiveSession;
import dev.earshot.transcription.live.LiveTranscription;

/**
 * One client's microphone: exactly one reply to each message, all that was understood since the
 * connection began.
 */
final class MicDialogue extends LiveDialogue {
  private static final PcmFormat FORMAT = new PcmFormat(16_000);

  private final LiveSession session;

  /** The finals. Confined to the listener's calls. */
  private final StringBuilder text = new StringBuilder();

  MicDialogue(Outbox outbox, LiveTranscription live, Turn turn) {
    super(outbox);
    this.session = live.open(LiveOptions.of(FORMAT), turn, this);
  }

  @Override
  protected void frame(byte[] frame) {
    session.accept(frame);
  }

  @Override
  public void text(String text) {
    // texts mean nothing in this protocol
  }

  @Override
  public void cancel() {
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

  private static String append(StringBuilder sentence, String words) {
    if (!words.isEmpty()) {
      sentence.append(sentence.isEmpty() ? "" : " ").append(words);
    }
    return sentence.toString();
  }
}
