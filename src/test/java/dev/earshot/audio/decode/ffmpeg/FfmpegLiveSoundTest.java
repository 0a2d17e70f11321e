package dev.earshot.audio.decode.ffmpeg;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.earshot.audio.AudioException;
import dev.earshot.audio.DamagedAudioException;
import dev.earshot.audio.PcmFormat;
import dev.earshot.audio.decode.LiveDecoding;
import dev.earshot.testing.Await;
import dev.earshot.testing.MediaFiles;
import dev.earshot.testing.SoundFileKind;
import dev.earshot.testing.Speech;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Sounds that are decoded while they arrive, through the ffmpeg that the WAR carries. */
@Timeout(60)
class FfmpegLiveSoundTest {
  private static final PcmFormat TARGET = new PcmFormat(16_000);
  private static final Duration LIMIT = Duration.ofSeconds(10);
  private static final byte[] WEBM = Speech.clip("recorded/webm-opus-pieces.webm");

  @TempDir Path folder;
  private final ExecutorService executor = Executors.newCachedThreadPool();
  private FfmpegLiveDecoder decoder;

  @BeforeEach
  void start() {
    FfmpegLimits limits = new FfmpegLimits(2, Duration.ofMinutes(1), 512L << 20);
    decoder = new FfmpegLiveDecoder(MediaFiles.ffmpeg(), limits, folder, executor);
  }

  @AfterEach
  void nothingIsLeftBehind() {
    Await.until("all places are given back", LIMIT, () -> decoder.size() == 0);
    assertThat(ProcessHandle.current().children().filter(ProcessHandle::isAlive)).isEmpty();
    executor.shutdownNow();
  }

  /** What came out. */
  private static final class Taken implements LiveDecoding.Output {
    final AtomicLong bytes = new AtomicLong();
    final List<Double> steps = new CopyOnWriteArrayList<>();
    final AtomicBoolean ended = new AtomicBoolean();
    private final AtomicBoolean inside = new AtomicBoolean();
    volatile @Nullable AudioException failure;

    @Override
    public void decoded(byte[] pcm) {
      alone(() -> bytes.addAndGet(pcm.length));
    }

    @Override
    public void failed(AudioException why) {
      alone(() -> failure = why);
    }

    @Override
    public void ended() {
      alone(() -> ended.set(true));
    }

    void step() {
      alone(() -> steps.add(seconds()));
    }

    private void alone(Runnable call) {
      assertThat(inside.getAndSet(true)).as("two threads at once").isFalse();
      call.run();
      inside.set(false);
    }

    double seconds() {
      return bytes.get() / 32_000.0;
    }

    void awaitEnd() {
      Await.until("the end is told", LIMIT, ended::get);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "recorded/webm-opus-pieces.webm, 3.9",
    "recorded/webm-opus.webm, 3.9",
    "recorded/mp4-pieces.mp4, 3.88",
    "recorded/mp4.mp4, 3.88"
  })
  void recordingsOfABrowserAreDecodedInPieces(String file, double seconds) {
    Taken taken = decoded(Speech.clip(file), 2_600);
    assertThat(taken.failure).isNull();
    assertThat(taken.seconds()).isCloseTo(seconds, within(0.1));
  }

  @Test
  void oggIsDecodedToo() {
    byte[] ogg = SoundFileKind.named("Opus").of(Speech.clip("power-rms.wav"));
    Taken taken = decoded(ogg, 1_000);
    assertThat(taken.failure).isNull();
    assertThat(taken.seconds()).isGreaterThan(1);
  }

  @Test
  void singleBytesAreEnough() {
    Taken taken = decoded(WEBM, 1);
    assertThat(taken.seconds()).isCloseTo(3.9, within(0.1));
  }

  @Test
  void soundComesOutWhileMoreIsAwaited() {
    Taken taken = new Taken();
    try (LiveDecoding sound = open(taken)) {
      assertThat(sound.accept(Arrays.copyOf(WEBM, WEBM.length / 2))).isTrue();
      Await.until("half of it came out", LIMIT, () -> taken.seconds() > 1.5);
    }
    assertThat(taken.ended).isFalse();
  }

  @Test
  void aStepKeepsItsPlace() {
    Taken half = decoded(Arrays.copyOf(WEBM, WEBM.length / 2), 2_600);
    Taken taken = new Taken();
    try (LiveDecoding sound = open(taken)) {
      assertThat(sound.then(taken::step)).isTrue();
      sound.accept(Arrays.copyOf(WEBM, WEBM.length / 2));
      sound.then(taken::step);
      sound.then(taken::step);
      sound.accept(Arrays.copyOfRange(WEBM, WEBM.length / 2, WEBM.length));
      sound.then(taken::step);
      sound.end();
      taken.awaitEnd();
    }
    assertThat(taken.steps).hasSize(4);
    assertThat(taken.steps.get(0)).isZero();
    assertThat(taken.steps.get(1)).isCloseTo(half.seconds(), within(0.15));
    assertThat(taken.steps.get(2)).isEqualTo(taken.steps.get(1));
    assertThat(taken.steps.get(3)).isCloseTo(3.9, within(0.1));
  }

  @Test
  void nothingAtAllJustEnds() {
    Taken taken = decoded(new byte[0], 1);
    assertThat(taken.failure).isNull();
    assertThat(taken.seconds()).isZero();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "RIFF....WAVEfmt and so on",
        "#EXTM3U and some address",
        "short",
        "fLaC0000000000"
      })
  void whatNoBrowserRecordsIsRefused(String beginning) {
    Taken taken = decoded(beginning.getBytes(StandardCharsets.ISO_8859_1), 4);
    assertThat(taken.failure)
        .isInstanceOf(DamagedAudioException.class)
        .hasMessage("audio that does not begin as WebM, MP4 or Ogg does");
  }

  @Test
  void aBrokenSoundSaysSoAndStepsAndEndFollowAllTheSame() {
    byte[] broken = new byte[20_000];
    new Random(1).nextBytes(broken);
    System.arraycopy(WEBM, 0, broken, 0, 40);
    Taken taken = new Taken();
    try (LiveDecoding sound = open(taken)) {
      sound.accept(broken);
      sound.then(taken::step);
      sound.end();
      taken.awaitEnd();
    }
    assertThat(taken.failure).hasMessageStartingWith("WebM or Matroska: ");
    assertThat(taken.steps).hasSize(1);
  }

  @Test
  void closingEndsTheProcessWithinASecond() {
    Taken taken = new Taken();
    LiveDecoding sound = open(taken);
    sound.accept(Arrays.copyOf(WEBM, WEBM.length / 2));
    Await.until("it decodes", LIMIT, () -> taken.seconds() > 0);
    assertThat(decoder.size()).isOne();
    sound.close();
    sound.close();
    Await.until("it has gone", Duration.ofSeconds(1), () -> decoder.size() == 0);
    assertThat(taken.failure).isNull();
    assertThat(taken.ended).isFalse();
  }

  @Test
  void noMoreThanAllowedAreOpen() {
    LiveDecoding one = open(new Taken());
    LiveDecoding two = open(new Taken());
    assertThat(decoder.open(TARGET, new Taken())).isEmpty();
    one.close();
    Optional<LiveDecoding> again = decoder.open(TARGET, new Taken());
    assertThat(again).isPresent();
    again.get().close();
    two.close();
  }

  @Test
  void whatWaitsIsBounded() {
    AtomicInteger back = new AtomicInteger();
    LiveDecoding sound =
        new FfmpegLiveSound(container -> hanging(), executor, new Taken(), back::incrementAndGet);
    byte[] piece = Arrays.copyOf(WEBM, 300_000);
    int taken = 0;
    while (taken < 100 && sound.accept(piece.clone())) {
      taken++;
    }
    assertThat(taken).isBetween(3, 5);
    int steps = 0;
    while (steps < 1_000 && sound.then(() -> {})) {
      steps++;
    }
    assertThat(steps).isEqualTo(Arrived.MOST_STEPS);
    sound.close();
    Await.until("the place is given back", Duration.ofSeconds(1), () -> back.get() == 1);
  }

  private FfmpegPipe hanging() throws IOException {
    return FfmpegPipe.start(List.of("/bin/sleep", "100"), Map.of(), folder);
  }

  private Taken decoded(byte[] file, int pieceBytes) {
    Taken taken = new Taken();
    try (LiveDecoding sound = open(taken)) {
      for (int from = 0; from < file.length; from += pieceBytes) {
        byte[] piece = Arrays.copyOfRange(file, from, Math.min(file.length, from + pieceBytes));
        assertThat(sound.accept(piece)).isTrue();
      }
      sound.end();
      taken.awaitEnd();
    }
    return taken;
  }

  private LiveDecoding open(Taken taken) {
    return decoder.open(TARGET, taken).orElseThrow();
  }
}
