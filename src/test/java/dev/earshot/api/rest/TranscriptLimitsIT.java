package dev.earshot.api.rest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.earshot.testing.Answer;
import dev.earshot.testing.Await;
import dev.earshot.testing.DeepSpeechClient;
import dev.earshot.testing.LiveServer;
import dev.earshot.testing.Multipart;
import dev.earshot.testing.RawUpload;
import dev.earshot.testing.Speech;
import dev.earshot.testing.SpeechServer;
import dev.earshot.testing.Wav;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

/** Transcripts of the native API at a server with room for one, and with a damaged model. */
class TranscriptLimitsIT {
  private static final String TRANSCRIPTS = "/api/v1/transcripts";
  private static final String DAMAGED = "damaged";
  private static final Duration SOON = Duration.ofSeconds(20);

  private static SpeechServer server;
  private static DeepSpeechClient user;

  @BeforeAll
  static void start() throws IOException {
    server =
        LiveServer.start(
            Map.of(
                "earshot.decoders", "1",
                "earshot.waiting-max", "0",
                "earshot.upload-max", "2MiB",
                "earshot.audio-max", "PT40S"));
    user = DeepSpeechClient.registered(server);
    Path models = server.dataFolder().resolve("models");
    damage(models.resolve(LiveServer.DIGITS), models.resolve(DAMAGED));
  }

  /** A copy that its engine knows and cannot load. */
  private static void damage(Path whole, Path copy) throws IOException {
    try (Stream<Path> tree = Files.walk(whole)) {
      for (Path path : tree.toList()) {
        Files.copy(path, copy.resolve(whole.relativize(path)));
      }
    }
    Path config = copy.resolve("conf/mfcc.conf");
    String text = Files.readString(config).replaceFirst("(?m)^--sample-frequency=.*", "");
    Files.writeString(config, text + "--sample-frequency=nan\n");
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @AfterEach
  void nothingIsLeftBehind() {
    Await.until("no temporary files", SOON, () -> server.temporaryFiles().isEmpty());
  }

  private static Multipart power() {
    return new Multipart().file("audio", Speech.clip("power-rms.wav"));
  }

  @Test
  void tooMuchIsRefusedWithLimitAndValue() {
    Answer upload =
        user.upload(
            TRANSCRIPTS, new Multipart().file("audio", () -> Wav.silence(2, 48_000, 3L << 20)));
    assertThat(upload.status()).isEqualTo(413);
    assertThat(upload.header("Content-Type").orElse("")).startsWith("application/problem+json");
    assertThat(upload.json().getString("detail")).contains("2097152");
    Answer audio =
        user.upload(
            TRANSCRIPTS, new Multipart().file("audio", () -> Wav.silence(1, 1_000, 130_000)));
    assertThat(audio.status()).isEqualTo(413);
    assertThat(audio.json().getString("detail")).contains("duration", "PT40S");
  }

  @Test
  void aModelThatCannotBeLoadedIs503AndOthersServe() {
    assertThat(user.get("/api/v1/models").text()).contains("\"damaged\"");
    for (int i = 0; i < 2; i++) {
      Answer answer = user.upload(TRANSCRIPTS, power().field("model", DAMAGED));
      assertThat(answer.status()).as(answer.toString()).isEqualTo(503);
      assertThat(answer.header("Retry-After")).contains("5");
      assertThat(answer.json().getString("detail"))
          .isEqualTo("model damaged cannot be loaded: its configuration gives no sample rate");
    }
    assertThat(user.upload(TRANSCRIPTS, power()).status()).isEqualTo(200);
    assertThat(user.get("/health/ready").status()).isEqualTo(200);
  }

  @Test
  @EnabledOnOs(OS.LINUX)
  void aFullServerRefusesAndWhoGoesAwayGivesHisPlaceBack() throws IOException {
    byte[] speech = Speech.clip("long-rms.wav");
    try (RawUpload upload =
        RawUpload.send(user, server.address(), TRANSCRIPTS, speech, speech.length)) {
      Await.until("somebody is inside", SOON, () -> !pcm().isEmpty());
      Answer refused = user.upload(TRANSCRIPTS, power());
      assertThat(refused.status()).as(refused.toString()).isEqualTo(503);
      assertThat(refused.header("Retry-After").map(Integer::parseInt).orElse(0)).isPositive();
      assertThat(refused.json().getString("detail")).contains("which is the limit");
    }
    Await.until("the place is free", SOON, () -> user.upload(TRANSCRIPTS, power()).status() == 200);
    assertThat(server.log()).contains("event=client-gone").doesNotContain("event=request-failed");
  }

  private static List<Path> pcm() {
    return server.temporaryFiles().stream()
        .filter(path -> path.getParent().endsWith("pcm"))
        .toList();
  }
}
