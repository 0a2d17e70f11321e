package dev.earshot.transcription.live;

import dev.earshot.audio.PcmChunk;
import dev.earshot.audio.PcmFormat;
import dev.earshot.recognition.UtteranceSink;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/**
 * What an endpointer found and no recognizer has heard yet, in pieces that are short enough for one
 * step. They are counted from the beginning of the utterance and of one length, whatever the frames
 * were: engines adapt from call to call, so that other pieces might give other words. One thread at
 * a time.
 */
final class StreamSpeech implements UtteranceSink {
  /** One piece. */
  sealed interface Piece {
    /** The audio in it. */
    default Duration duration() {
      return Duration.ZERO;
    }

    /** An utterance begins at this sample of the stream. */
    record Begin(long offsetSamples) implements Piece {}

    /** The audio that follows. */
    record Audio(PcmChunk chunk) implements Piece {
      @Override
      public Duration duration() {
        return chunk.duration();
      }
    }

    /** The utterance is over, before this sample of the stream. */
    record End(long offsetSamples) implements Piece {}
  }

  private final PcmFormat format;
  private final short[] gathered;
  private int length;
  private final Deque<Piece> pieces = new ArrayDeque<>();

  /**
   * @param piece how long a piece is; only the last one of an utterance is shorter
   */
  StreamSpeech(PcmFormat format, Duration piece) {
    this.format = format;
    this.gathered = new short[(int) format.samplesIn(piece)];
  }

  @Nullable Piece peek() {
    return pieces.peek();
  }

  void remove() {
    pieces.remove();
  }

  @Override
  public void begin(long offsetSamples) {
    pieces.add(new Piece.Begin(offsetSamples));
  }

  @Override
  public void feed(PcmChunk audio) {
    short[] samples = audio.samples();
    int from = 0;
    while (from < samples.length) {
      int count = Math.min(samples.length - from, gathered.length - length);
      System.arraycopy(samples, from, gathered, length, count);
      from += count;
      length += count;
      if (length == gathered.length) {
        cut();
      }
    }
  }

  @Override
  public void end(long offsetSamples) {
    if (length > 0) {
      cut();
    }
    pieces.add(new Piece.End(offsetSamples));
  }

  private void cut() {
    pieces.add(new Piece.Audio(PcmChunk.of(format, Arrays.copyOf(gathered, length))));
    length = 0;
  }
}
