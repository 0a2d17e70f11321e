package dev.earshot.audio.resample;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.earshot.audio.PcmFormat;
import dev.earshot.testing.FuzzTarget;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Any pair of rates, any samples, cut in any way: as many samples as the time is long, finite, and
 * the same ones however the stream was cut. Input: two rates of three bytes, a step of one byte,
 * samples of one byte. A rate beyond the largest stands for a customary one, whose filters are
 * known, so that most inputs are quick.
 */
@FuzzTarget
class ResamplerFuzzTest {
  private static final int[] CUSTOMARY_HZ = {8_000, 16_000, 22_050, 44_100, 48_000};
  private static final int MAX_SAMPLES = 500;

  @FuzzTest
  void anyRatesAndCuts(byte[] input) {
    ByteBuffer bytes = ByteBuffer.wrap(Arrays.copyOf(input, Math.max(8, input.length)));
    PcmFormat source = rate(bytes);
    PcmFormat target = rate(bytes);
    int step = 1 + Byte.toUnsignedInt(bytes.get());
    float[] samples = new float[Math.min(bytes.remaining(), MAX_SAMPLES)];
    for (int i = 0; i < samples.length; i++) {
      samples[i] = bytes.get() / 128f;
    }
    float[] whole = resampled(source, target, samples, samples.length);
    assertThat(whole)
        .hasSize((int) RateRatio.between(source, target).targetSamples(samples.length));
    assertThat(loudest(whole)).isLessThan(4);
    assertThat(resampled(source, target, samples, step)).isEqualTo(whole);
  }

  // why not an assertion for each sample: it would take most of the time
  private static double loudest(float[] samples) {
    double loudest = 0;
    for (float sample : samples) {
      loudest = Math.max(loudest, Math.abs(sample));
    }
    return loudest;
  }

  private static PcmFormat rate(ByteBuffer bytes) {
    int raw = Short.toUnsignedInt(bytes.getShort()) << 8 | Byte.toUnsignedInt(bytes.get());
    int rateHz = PcmFormat.MIN_RATE_HZ + raw;
    return new PcmFormat(
        rateHz <= PcmFormat.MAX_RATE_HZ ? rateHz : CUSTOMARY_HZ[raw % CUSTOMARY_HZ.length]);
  }

  private static float[] resampled(PcmFormat source, PcmFormat target, float[] samples, int step) {
    Resampler resampler = Resampler.between(source, target);
    List<float[]> pieces = new ArrayList<>();
    for (int at = 0; at < samples.length; at += step) {
      float[] piece = Arrays.copyOfRange(samples, at, Math.min(samples.length, at + step));
      pieces.add(resampler.accept(piece, piece.length));
    }
    pieces.add(resampler.finish());
    float[] all = new float[pieces.stream().mapToInt(piece -> piece.length).sum()];
    int filled = 0;
    for (float[] piece : pieces) {
      System.arraycopy(piece, 0, all, filled, piece.length);
      filled += piece.length;
    }
    return all;
  }
}
