package dev.earshot.api.deepspeech;

import static org.assertj.core.api.Assertions.assertThat;

import dev.earshot.testing.Await;
import dev.earshot.testing.DeepSpeechClient;
import dev.earshot.testing.MediaFiles;
import dev.earshot.testing.RawUpload;
import dev.earshot.testing.Speech;
import dev.earshot.testing.SpeechServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

/** Who goes away while he waits gives his place back, and what was done for him is left. */
@EnabledOnOs(OS.LINUX)
class DisconnectIT {
  private static final Duration SOON = Duration.ofSeconds(15);
  private static final Duration SEEN_ONCE = Duration.ofMillis(1_200);

  private static SpeechServer server;
  private static DeepSpeechClient user;

  @BeforeAll
  static void start() {
    server =
        SpeechServer.startOpen(Map.of("earshot.decoders", "1", "earshot.waiting-max", "0")).ready();
    user = DeepSpeechClient.registered(server);
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @Test
  void ffmpegEndsWithTheConnection() throws IOException {
    byte[] halfAnHour = halfAnHour();
    try (RawUpload upload = RawUpload.send(user, server.address(), halfAnHour, halfAnHour.length)) {
      Await.until("ffmpeg runs", SOON, () -> !server.childProcesses().isEmpty());
    }
    Await.until("ffmpeg has ended", SOON, () -> server.childProcesses().isEmpty());
    nobodyIsInside();
  }

  @Test
  void recognitionEndsWithTheConnection() throws IOException {
    byte[] speech = Speech.clip("long-rms.wav");
    try (RawUpload upload = RawUpload.send(user, server.address(), speech, speech.length)) {
      Await.until("somebody is inside", SOON, () -> !server.temporaryFiles().isEmpty());
    }
    nobodyIsInside();
  }

  @Test
  void aConnectionThatIsTornDownCountsToo() throws IOException {
    byte[] speech = Speech.clip("long-rms.wav");
    try (RawUpload upload = RawUpload.send(user, server.address(), speech, speech.length)) {
      Await.until("somebody is inside", SOON, () -> !server.temporaryFiles().isEmpty());
      // why: nothing is left of a torn connection, so it has to be seen while it is there
      LockSupport.parkNanos(SEEN_ONCE.toNanos());
      upload.abruptly();
    }
    nobodyIsInside();
  }

  /** With room for one only, another one is let in as soon as the first has gone. */
  private static void nobodyIsInside() {
    Await.until("no temporary files", SOON, () -> server.temporaryFiles().isEmpty());
    Await.until(
        "the place is free",
        SOON,
        () -> user.transcribe(Speech.clip("power-rms.wav")).status() == 200);
    assertThat(server.log()).contains("event=client-gone").doesNotContain("event=request-failed");
  }

  private static byte[] halfAnHour() {
    byte[] minute =
        MediaFiles.make(
            Speech.clip("power-rms.wav"), "mp3", "-af apad -t 60 -ar 44100 -c:a libmp3lame");
    ByteArrayOutputStream sound = new ByteArrayOutputStream();
    for (int i = 0; i < 30; i++) {
      sound.writeBytes(minute);
    }
    return sound.toByteArray();
  }
}
