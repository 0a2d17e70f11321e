package dev.earshot.transcription.live;

import static org.assertj.core.api.Assertions.assertThat;

import dev.earshot.audio.PcmChunk;
import dev.earshot.audio.PcmFormat;
import dev.earshot.transcription.live.StreamSpeech.Piece;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** One sample is one millisecond. */
class StreamSpeechTest {
  private static final PcmFormat FORMAT = new PcmFormat(1_000);

  private final StreamSpeech speech = new StreamSpeech(FORMAT, Duration.ofMillis(100));

  @Test
  void piecesAreOfOneLengthHoweverTheAudioComes() {
    for (int length : new int[] {1, 7, 99, 100, 101, 250, 1_000}) {
      speech.begin(40);
      for (int from = 0; from < 1_050; from += length) {
        speech.feed(numbered(from, Math.min(length, 1_050 - from)));
      }
      speech.end(1_090);
      List<Piece> pieces = taken();
      assertThat(pieces).hasSize(13);
      assertThat(pieces.get(0)).isEqualTo(new Piece.Begin(40));
      assertThat(pieces.get(12)).isEqualTo(new Piece.End(1_090));
      for (int i = 1; i < 12; i++) {
        short[] samples = ((Piece.Audio) pieces.get(i)).chunk().samples();
        assertThat(samples).hasSize(i == 11 ? 50 : 100);
        assertThat(samples[0]).isEqualTo((short) ((i - 1) * 100));
      }
    }
  }

  @Test
  void aPieceIsThereAsSoonAsItIsFull() {
    speech.begin(0);
    speech.feed(numbered(0, 99));
    assertThat(taken()).containsExactly(new Piece.Begin(0));
    speech.feed(numbered(99, 1));
    assertThat(taken()).hasSize(1).first().isInstanceOf(Piece.Audio.class);
  }

  @Test
  void onlyAudioLasts() {
    speech.begin(0);
    speech.feed(numbered(0, 100));
    speech.end(100);
    assertThat(taken())
        .extracting(Piece::duration)
        .containsExactly(Duration.ZERO, Duration.ofMillis(100), Duration.ZERO);
  }

  private List<Piece> taken() {
    List<Piece> pieces = new ArrayList<>();
    for (Piece piece = speech.peek(); piece != null; piece = speech.peek()) {
      pieces.add(piece);
      speech.remove();
    }
    return pieces;
  }

  private static PcmChunk numbered(int from, int length) {
    short[] samples = new short[length];
    for (int i = 0; i < length; i++) {
      samples[i] = (short) (from + i);
    }
    return PcmChunk.of(FORMAT, samples);
  }
}
