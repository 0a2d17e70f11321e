package dev.earshot.transcript.format;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import dev.earshot.transcript.Transcript;
import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Ten hours without a pause. */
class LongTranscriptTest {
  private static final int WORDS = 100_000;
  private static final int WORDS_OF_A_SEGMENT = 50;
  private static final long WORD_MILLIS = 360;
  private static final int SMALL = 1000;

  /** A time that grows with the square of the words would be minutes. */
  private static final Duration FAR_TOO_LONG = Duration.ofSeconds(30);

  private static final Transcript TRANSCRIPT = tenHours();

  @ParameterizedTest
  @EnumSource
  void isWrittenInSmallPiecesInATimeInProportion(TranscriptFormat format) {
    Pieces pieces = new Pieces();
    assertTimeoutPreemptively(
        FAR_TOO_LONG, () -> format.writer(SubtitleLayout.DEFAULT).write(TRANSCRIPT, pieces));
    assertThat(pieces.characters).isGreaterThan(WORDS * 6L);
    assertThat(pieces.longest).isLessThan(SMALL);
  }

  private static Transcript tenHours() {
    Spoken spoken = new Spoken();
    for (int i = 0; i < WORDS; i++) {
      spoken.says("speech", WORD_MILLIS);
      if (i % WORDS_OF_A_SEGMENT == 0) {
        spoken.segment();
      }
    }
    return spoken.transcript();
  }

  /** Counts what is written. */
  private static final class Pieces implements Appendable {
    private long characters;
    private int longest;

    @Override
    public Appendable append(CharSequence piece) {
      characters += piece.length();
      longest = Math.max(longest, piece.length());
      return this;
    }

    @Override
    public Appendable append(CharSequence piece, int start, int end) {
      return append(piece.subSequence(start, end));
    }

    @Override
    public Appendable append(char c) {
      characters++;
      return this;
    }
  }
}
