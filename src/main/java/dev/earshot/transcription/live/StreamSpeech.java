package dev.earshot.transcription.live;

import dev.earshot.audio.PcmChunk;
import dev.earshot.audio.PcmFormat;
import dev.earshot.recognition.UtteranceSink;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/**
 * What an endpointer found and no recognizer has heard yet, cut into pieces that are short enough
 * for one step. One thread at a time.
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

  private final int longestPiece;
  private final Deque<Piece> pieces = new ArrayDeque<>();

  StreamSpeech(PcmFormat format, Duration step) {
    this.longestPiece = (int) format.samplesIn(step);
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
    if (audio.length() <= longestPiece) {
      pieces.add(new Piece.Audio(audio));
      return;
    }
    for (int from = 0; from < audio.length(); from += longestPiece) {
      int to = Math.min(audio.length(), from + longestPiece);
      pieces.add(new Piece.Audio(audio.slice(from, to)));
    }
  }

  @Override
  public void end(long offsetSamples) {
    pieces.add(new Piece.End());
  }
}
