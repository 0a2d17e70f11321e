package dev.earshot.api.deepspeech;

import static org.assertj.core.api.Assertions.assertThat;

import dev.earshot.testing.Answer;
import dev.earshot.testing.DeepSpeechClient;
import dev.earshot.testing.Multipart;
import dev.earshot.testing.Speech;
import dev.earshot.testing.SpeechServer;
import dev.earshot.testing.Wav;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What is too much is refused with limit and value, and costs nobody else anything. */
class LimitsIT {
  private static final int INSIDE = 3;

  // why not the common pool: on two cores it has a single thread
  private static final ExecutorService CLIENTS = Executors.newCachedThreadPool();

  private static SpeechServer server;
  private static DeepSpeechClient user;

  @BeforeAll
  static void start() {
    server =
        SpeechServer.startOpen(
                Map.of(
                    "earshot.upload-max", "20MiB",
                    "earshot.audio-max", "PT40S",
                    "earshot.decoders", "1",
                    "earshot.waiting-max", Integer.toString(INSIDE - 1)))
            .ready();
    user = DeepSpeechClient.registered(server);
  }

  @AfterAll
  static void stop() {
    CLIENTS.shutdown();
    server.close();
  }

  @AfterEach
  void nothingIsLeftBehind() {
    assertThat(server.temporaryFiles()).isEmpty();
  }

  @Test
  void anUploadOverTheLimitIsRefused() {
    Answer answer =
        user.transcribe(new Multipart().file("audio", () -> Wav.silence(2, 48_000, 30L << 20)));
    assertThat(answer.status()).isEqualTo(413);
    assertThat(answer.json().getString("exception")).contains("20971520");
  }

  @Test
  void audioOverTheLimitIsRefusedWithLimitAndValue() {
    Answer answer =
        user.transcribe(new Multipart().file("audio", () -> Wav.silence(1, 1_000, 130_000)));
    assertThat(answer.status()).isEqualTo(413);
    assertThat(answer.json().getString("exception")).contains("duration", "PT40S");
  }

  @Test
  void whenTheQueueIsFullTheNextIsRefusedAndTheOthersAreServed() {
    byte[] speech = Speech.clip("long-rms.wav");
    List<Answer> answers =
        IntStream.range(0, 2 * INSIDE)
            .mapToObj(i -> CompletableFuture.supplyAsync(() -> user.transcribe(speech), CLIENTS))
            .toList()
            .stream()
            .map(CompletableFuture::join)
            .toList();
    assertThat(answers.stream().filter(a -> a.status() == 200)).hasSizeGreaterThanOrEqualTo(INSIDE);
    assertThat(answers.stream().filter(a -> a.status() != 200))
        .isNotEmpty()
        .allSatisfy(
            refused -> {
              assertThat(refused.status()).isEqualTo(503);
              assertThat(refused.header("Retry-After").map(Integer::parseInt).orElse(0))
                  .isPositive();
              assertThat(refused.json().getString("exception")).contains("which is the limit");
            });
    assertThat(user.transcribe(Speech.clip("power-rms.wav")).status()).isEqualTo(200);
  }
}
