package dev.earshot.recognition;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.earshot.audio.PcmChunk;
import dev.earshot.testing.FuzzTarget;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Arrays;

/**
 * Any verdicts, rules, lengths of windows and chunks: nothing is lost or doubled, utterances are in
 * order and no longer than allowed. Input: a byte each for the window and the four rules, then a
 * byte for each chunk: the upper bit says speech, the others its length; 0 ends the utterance.
 */
@FuzzTarget
class EndpointerFuzzTest {
  private static final int LENGTH_BITS = 0x7F;

  @FuzzTest
  void anyVerdictsAndCuts(byte[] input) {
    ByteBuffer bytes = ByteBuffer.wrap(Arrays.copyOf(input, Math.max(5, input.length)));
    int window = 1 + next(bytes) % 40;
    long preRoll = next(bytes) * 5L;
    long hangOver = next(bytes) * 5L;
    long endOfUtterance = Math.max(100, hangOver + next(bytes) * 4L);
    long longest = Math.max(1_000, preRoll + endOfUtterance + 1 + next(bytes) * 10L);
    var rules =
        new EndpointRules(
            Duration.ofMillis(preRoll),
            Duration.ofMillis(hangOver),
            Duration.ofMillis(endOfUtterance),
            Duration.ofMillis(longest));
    var heard = new RecordedUtterances();
    try (var endpointer =
        new Endpointer(NumberedAudio.FORMAT, new NegativeIsSpeech(window), rules, heard)) {
      int position = 0;
      while (bytes.hasRemaining()) {
        int code = next(bytes);
        if (code == 0) {
          endpointer.endUtterance();
          assertThat(heard.isOpen()).isFalse();
        }
        PcmChunk chunk = NumberedAudio.chunk(position, code & LENGTH_BITS, code > LENGTH_BITS);
        endpointer.accept(chunk);
        position += chunk.length();
        assertThat(heard.fed() + endpointer.withheldSamples()).isEqualTo(position);
        assertThat(heard.isOpen()).isEqualTo(endpointer.isInUtterance());
      }
      endpointer.endUtterance();
    }
    heard.assertAreStretchesOfNumberedAudio(longest);
  }

  private static int next(ByteBuffer bytes) {
    return Byte.toUnsignedInt(bytes.get());
  }
}
