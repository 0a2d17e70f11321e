package dev.earshot.bench;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;

/** One stream of the vosk protocol: sends its frames, and notes when each was answered. */
final class LoadStream {
  /** How long all streams of a run waited for replies to frames, and for the last one. */
  record Answers(Delays frames, Delays ends) {}

  private static final String EOF = "{\"eof\" : 1}";
  private static final int BYTES_PER_MILLI = 32;

  private final LoadSocket socket;
  private final byte[] audio;
  private final LoadPlan plan;
  private final int frames;
  private final long startNanos;
  private final Delays replies;
  private final Delays ends;
  private final Deque<Long> unanswered = new ArrayDeque<>();
  private final StringBuilder text = new StringBuilder();
  private int sent;
  private int answered;
  private long eofNanos;
  private int at;
  private int code;
  private String reason = "";

  /**
   * @param from where in the audio it begins; it starts over at the end
   * @param startNanos when the first frame is due
   */
  LoadStream(
      LoadSocket socket, byte[] audio, int from, LoadPlan plan, long startNanos, Answers answers) {
    this.socket = socket;
    this.audio = audio;
    this.at = from;
    this.plan = plan;
    this.frames = plan.seconds() * 1000 / plan.frameMillis();
    this.startNanos = startNanos;
    this.replies = answers.frames();
    this.ends = answers.ends();
  }

  boolean isOver() {
    return code != 0;
  }

  boolean isComplete() {
    return code == 1000 && answered == frames;
  }

  /** Sends what is due, and says when to come again. */
  long send(long now) throws IOException {
    while (!isOver() && eofNanos == 0 && due() <= now) {
      if (sent == frames) {
        eofNanos = now;
        socket.text(EOF);
      } else {
        int length = plan.frameMillis() * BYTES_PER_MILLI;
        at = at + length > audio.length ? 0 : at;
        socket.binary(audio, at, length);
        at += length;
        sent++;
        unanswered.add(now);
      }
    }
    return isOver() || eofNanos != 0 ? Long.MAX_VALUE : due();
  }

  void receive(LoadSocket.Received received, long now) {
    if (received instanceof LoadSocket.Received.Closed closed) {
      code = code == 0 ? closed.code() : code;
      reason = closed.reason();
    } else if (received instanceof LoadSocket.Received.Text message) {
      if (message.text().contains("\"text\"")) {
        text.append(message.text());
      }
      if (!unanswered.isEmpty()) {
        replies.add(now - unanswered.remove());
        answered++;
      } else if (eofNanos != 0) {
        ends.add(now - eofNanos);
      }
    }
  }

  /** All that became final. */
  String text() {
    return text.toString();
  }

  @Override
  public String toString() {
    return "%d frames of %d sent, %d answered, closed %d %s"
        .formatted(sent, frames, answered, code, reason);
  }

  private long due() {
    if (!plan.realTime()) {
      return unanswered.isEmpty() ? startNanos : Long.MAX_VALUE;
    }
    // why a frame later: it is sent when its last sample was spoken; the end comes with the last
    return startNanos + Math.min(sent, frames - 1) * plan.frameMillis() * 1_000_000L;
  }
}
