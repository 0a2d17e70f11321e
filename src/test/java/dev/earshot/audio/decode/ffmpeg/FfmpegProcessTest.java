package dev.earshot.audio.decode.ffmpeg;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.earshot.audio.AudioCancelledException;
import dev.earshot.audio.AudioLimitExceededException;
import dev.earshot.audio.DamagedAudioException;
import dev.earshot.testing.MediaFiles;
import dev.earshot.testing.Speech;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** How a child process is bounded, whatever it does. */
@Timeout(30)
class FfmpegProcessTest {
  private static final byte[] OGG = "OggS, or so it says".getBytes(StandardCharsets.US_ASCII);

  private static final Clock STANDSTILL =
      Clock.fixed(Instant.parse("2026-11-20T12:00:00Z"), ZoneOffset.UTC);

  @TempDir Path folder;
  @TempDir Path scripts;

  @AfterEach
  void nothingIsLeftBehind() {
    bench().assertNothingLeft();
  }

  @Test
  void aProgramThatHangsIsEndedWhenItsTimeIsUp() {
    assertThatThrownBy(() -> bench("sleep 100").within(Duration.ofMillis(300)).decode(OGG))
        .isInstanceOf(AudioLimitExceededException.class)
        .hasMessageContaining("limit of decoding time");
  }

  @Test
  void aProgramThatHangsIsEndedByAnInterrupt() throws Exception {
    Path started = scripts.resolve("started");
    FfmpegBench bench = bench("touch " + started, "exec sleep 100");
    ExecutorService executor = Executors.newSingleThreadExecutor();
    try {
      CompletableFuture<Throwable> outcome = new CompletableFuture<>();
      executor.execute(
          () -> {
            try {
              bench.decode(OGG);
              outcome.complete(new AssertionError("heard something"));
            } catch (RuntimeException e) {
              outcome.complete(e);
            }
          });
      while (!Files.exists(started)) {
        Thread.onSpinWait();
      }
      executor.shutdownNow();
      assertThat(outcome.get(5, TimeUnit.SECONDS)).isInstanceOf(AudioCancelledException.class);
    } finally {
      executor.shutdownNow();
      assertThat(executor.awaitTermination(5, TimeUnit.SECONDS)).isTrue();
    }
  }

  @Test
  void aProgramThatUsesUpItsProcessorTimeIsOverTheLimitAlsoWhenItHasSaidSomething()
      throws Exception {
    Path wav = Files.write(scripts.resolve("sound.wav"), Speech.clip("power-rms.wav"));
    for (String end : new String[] {"kill -XCPU $$", "kill -KILL $$"}) {
      assertThatThrownBy(() -> bench("cat " + wav, end).decode(OGG))
          .isInstanceOf(AudioLimitExceededException.class)
          .hasMessageContaining("limit of decoding time");
    }
    assertThatThrownBy(
            () ->
                bench("cat " + wav, "echo '[info] Exiting normally, received signal 24.' >&2")
                    .decode(OGG))
        .isInstanceOf(AudioLimitExceededException.class);
  }

  @Test
  void aProgramThatSpinsIsStoppedByTheSystem() {
    // why a clock that stands still: so that only the system's limit can end it
    FfmpegBench spinning =
        bench("while :; do :; done").within(Duration.ofMillis(100)).at(STANDSTILL);
    assertThatThrownBy(() -> spinning.decode(OGG)).isInstanceOf(AudioLimitExceededException.class);
  }

  @Test
  void aProgramThatTalksWithoutEndDoesNotBlock() {
    assertThatThrownBy(() -> bench("head -c 20000000 /dev/zero | tr '\\0' x >&2").decode(OGG))
        .isInstanceOf(DamagedAudioException.class)
        .hasMessage("Ogg: it is damaged, no sound could be read");
  }

  @Test
  void aProgramThatCrashesIsAFlawOfTheSound() {
    assertThatThrownBy(() -> bench("kill -SEGV $$").decode(OGG))
        .isInstanceOf(DamagedAudioException.class);
  }

  @Test
  void aProgramThatNeverEndsItsSoundIsEndedAtTheLimit() {
    assertThatThrownBy(
            () ->
                bench(
                        "printf 'RIFF\\377\\377\\377\\377WAVEfmt \\020\\0\\0\\0\\001\\0\\001\\0'",
                        "printf '\\200\\076\\0\\0\\0\\175\\0\\0\\002\\0\\020\\0data\\377\\377\\377\\377'",
                        "exec cat /dev/zero")
                    .decode(OGG))
        .isInstanceOf(AudioLimitExceededException.class)
        .hasMessageContaining("limit of duration");
  }

  @Test
  void runsWithinLimitsAndSeesNothingOfOurEnvironment() throws Exception {
    Path wav = Files.write(scripts.resolve("sound.wav"), Speech.clip("power-rms.wav"));
    String conditions =
        "[ \"$(ulimit -v) $(ulimit -t) $(ulimit -f) $(ulimit -c)\" = '524288 61 0 0' ]"
            + " && [ -z \"$HOME$USER$JAVA_HOME\" ]";
    assertThat(bench(conditions + " && exec cat " + wav).decode(OGG).samples()).isNotEmpty();
    assertThatThrownBy(() -> bench(conditions + " || exec cat " + wav).decode(OGG))
        .isInstanceOf(DamagedAudioException.class);
  }

  @Test
  void theCommandForbidsWhatIsNotNeeded() {
    List<String> command =
        new FfmpegCommand(
                MediaFiles.ffmpeg(), new FfmpegLimits(1, Duration.ofSeconds(90), 512L << 20))
            .decoding(folder.resolve("sound"), MediaContainer.MP4);
    assertThat(command).startsWith("/bin/sh", "-c");
    assertThat(String.join(" ", command))
        .contains("sh 524288 91 96 ")
        .contains("-protocol_whitelist file ")
        .contains("-f mov -i file:" + folder.resolve("sound").toAbsolutePath())
        .contains("-codec_whitelist aac,")
        .contains("-max_alloc 134217728")
        .contains("-threads 1 ")
        .contains("-nostdin")
        .endsWith("pipe:1");
  }

  private FfmpegBench bench(String... script) {
    return FfmpegBench.of(FfmpegBench.script(scripts, script), folder);
  }
}
