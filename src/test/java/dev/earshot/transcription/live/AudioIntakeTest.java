package dev.earshot.transcription.live;

import static org.assertj.core.api.Assertions.assertThat;

import dev.earshot.audio.PcmFormat;
import dev.earshot.testing.Wav;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class AudioIntakeTest {
  private static final PcmFormat MODEL = new PcmFormat(16_000);
  private static final short[] SAMPLES = noise(4_000);
  private static final byte[] AUDIO = bytes(SAMPLES);

  @Test
  void bareSamplesPassAsTheyAreHoweverTheyAreCut() {
    for (int piece : new int[] {1, 2, 3, 7, 640, 8_000}) {
      assertThat(taken(intake(16_000), AUDIO, piece)).as("pieces of %d", piece).isEqualTo(SAMPLES);
    }
  }

  @Test
  void aHeaderIsTakenOffHoweverItIsCut() {
    byte[] file = concat(Wav.header(1, 16_000, 16, AUDIO.length), AUDIO);
    for (int piece : new int[] {1, 3, 43, 44, 45, 4_001}) {
      assertThat(taken(intake(16_000), file, piece)).as("pieces of %d", piece).isEqualTo(SAMPLES);
    }
  }

  @Test
  void aHeaderMayBeLongerThanUsual() {
    ByteBuffer header = ByteBuffer.allocate(70).order(ByteOrder.LITTLE_ENDIAN);
    header.put("RIFF".getBytes(StandardCharsets.US_ASCII)).putInt(0);
    header.put("WAVEfmt ".getBytes(StandardCharsets.US_ASCII)).putInt(18);
    header.putShort((short) 1).putShort((short) 1).putInt(16_000).putInt(32_000);
    header.putShort((short) 2).putShort((short) 16).putShort((short) 0);
    header.put("LIST".getBytes(StandardCharsets.US_ASCII)).putInt(11).put(new byte[12]);
    header.put("data".getBytes(StandardCharsets.US_ASCII)).putInt(-1);
    byte[] file = concat(Arrays.copyOf(header.array(), header.position()), AUDIO);
    assertThat(taken(intake(16_000), file, 13)).isEqualTo(SAMPLES);
  }

  @Test
  void theRateOfTheHeaderCountsUntilAnotherIsSaid() {
    byte[] file = concat(Wav.header(1, 8_000, 16, AUDIO.length), AUDIO);
    assertThat(taken(intake(16_000), file, 640)).hasSize(2 * SAMPLES.length);
    AudioIntake intake = intake(16_000);
    RateMatcher rates = new RateMatcher(MODEL);
    int first = rates.accept(intake.accept(file)).length();
    intake.use(MODEL);
    assertThat(first).isBetween(2 * SAMPLES.length - 200, 2 * SAMPLES.length);
    assertThat(first + rates.accept(intake.accept(AUDIO)).length()).isEqualTo(3 * SAMPLES.length);
  }

  @Test
  void whatOnlyLooksLikeAHeaderIsAudio() {
    for (byte[] start :
        List.of(
            "RIF".getBytes(StandardCharsets.US_ASCII),
            "RIFX----WAVE".getBytes(StandardCharsets.US_ASCII),
            "RIFF----AVI ".getBytes(StandardCharsets.US_ASCII),
            "RIFF----WAVE".getBytes(StandardCharsets.US_ASCII))) {
      byte[] audio = concat(start, new byte[] {1});
      short[] expected = samples(audio);
      assertThat(taken(intake(16_000), audio, 5)).isEqualTo(expected);
    }
  }

  @Test
  void nothingIsLostBetweenRates() {
    assertThat(taken(intake(8_000), AUDIO, 333)).hasSize(2 * SAMPLES.length);
    assertThat(taken(intake(48_000), AUDIO, 333)).hasSize(Math.round(SAMPLES.length / 3f));
  }

  private static AudioIntake intake(int rateHz) {
    return new AudioIntake(new PcmFormat(rateHz));
  }

  private static short[] taken(AudioIntake intake, byte[] bytes, int piece) {
    List<short[]> all = new ArrayList<>();
    RateMatcher rates = new RateMatcher(MODEL);
    for (int from = 0; from < bytes.length; from += piece) {
      byte[] part = Arrays.copyOfRange(bytes, from, Math.min(bytes.length, from + piece));
      all.add(rates.accept(intake.accept(part)).samples());
    }
    all.add(rates.accept(intake.finish()).samples());
    all.add(rates.finish().samples());
    short[] joined = new short[all.stream().mapToInt(a -> a.length).sum()];
    int at = 0;
    for (short[] part : all) {
      System.arraycopy(part, 0, joined, at, part.length);
      at += part.length;
    }
    return joined;
  }

  private static short[] noise(int count) {
    Random random = new Random(7);
    short[] samples = new short[count];
    for (int i = 0; i < count; i++) {
      samples[i] = (short) random.nextInt(-3_000, 3_000);
    }
    return samples;
  }

  private static byte[] bytes(short[] samples) {
    ByteBuffer bytes = ByteBuffer.allocate(2 * samples.length).order(ByteOrder.LITTLE_ENDIAN);
    bytes.asShortBuffer().put(samples);
    return bytes.array();
  }

  private static short[] samples(byte[] bytes) {
    short[] samples = new short[bytes.length / 2];
    ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).asShortBuffer().get(samples);
    return samples;
  }

  private static byte[] concat(byte[] first, byte[] second) {
    ByteArrayOutputStream both = new ByteArrayOutputStream();
    both.writeBytes(first);
    both.writeBytes(second);
    return both.toByteArray();
  }
}
