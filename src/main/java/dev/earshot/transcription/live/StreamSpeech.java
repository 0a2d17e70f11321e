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
 * What an endpointer found and no recognizer has heard yet, in pieces of one length, counted from
 * the beginning of the utterance: so what is understood does not depend on how a client cuts its
 * audio. One thread at a time.
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

    /** The utterance is over. */
    record End() implements Piece {}
  }

  private final PcmFormat format;
  private final short[] gathered;
  private int filled;
  private final Deque<Piece> pieces = new ArrayDeque<>();

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
    int taken = 0;
    while (taken < samples.length) {
      int count = Math.min(gathered.length - filled, samples.length - taken);
      System.arraycopy(samples, taken, gathered, filled, count);
      filled += count;
      taken += count;
      if (filled == gathered.length) {
        release();
      }
    }
  }

  @Override
  public void end(long offsetSamples) {
    release();
    pieces.add(new Piece.End());
  }

  private void release() {
    if (filled > 0) {
      pieces.add(new Piece.Audio(PcmChunk.of(format, Arrays.copyOf(gathered, filled))));
      filled = 0;
    }
  }
}
