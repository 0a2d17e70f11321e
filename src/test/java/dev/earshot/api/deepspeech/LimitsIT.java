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
  void whenTheQueueIsFullTheNextIsRefusedAtOnce() {
    byte[] speech = Speech.clip("long-rms.wav");
    List<CompletableFuture<Answer>> inside =
        IntStream.range(0, INSIDE)
            .mapToObj(i -> CompletableFuture.supplyAsync(() -> user.transcribe(speech), CLIENTS))
            .toList();
    Answer refused = refusal(speech, inside);
    assertThat(refused.status()).isEqualTo(503);
    assertThat(refused.header("Retry-After").map(Integer::parseInt).orElse(0)).isPositive();
    assertThat(inside).allSatisfy(a -> assertThat(a.join().status()).isEqualTo(200));
    assertThat(user.transcribe(Speech.clip("power-rms.wav")).status()).isEqualTo(200);
  }

  /** Knocks while the others are inside; whoever gets in takes a place himself. */
  private static Answer refusal(byte[] speech, List<CompletableFuture<Answer>> inside) {
    while (inside.stream().anyMatch(a -> !a.isDone())) {
      Answer knock = user.transcribe(speech);
      if (knock.status() != 200) {
        return knock;
      }
    }
    throw new AssertionError("everybody was let in");
  }
}
