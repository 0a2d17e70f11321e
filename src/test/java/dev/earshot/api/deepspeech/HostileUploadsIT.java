package dev.earshot.api.deepspeech;

import static org.assertj.core.api.Assertions.assertThat;

import dev.earshot.testing.Answer;
import dev.earshot.testing.DeepSpeechClient;
import dev.earshot.testing.MediaFiles;
import dev.earshot.testing.ProcessMemory;
import dev.earshot.testing.SoundFileKind;
import dev.earshot.testing.Speech;
import dev.earshot.testing.SpeechServer;
import dev.earshot.testing.Wav;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A hundred clients that mean harm, all at once, and one that does not. */
class HostileUploadsIT {
  private static final int HOSTILE = 100;
  private static final int GOOD = 8;
  private static final int DECODERS = 4;
  private static final Duration SAMPLING = Duration.ofMillis(20);
  private static final long MAX_SERVER_BYTES = 1_600L << 20;
  private static final long MAX_CHILD_BYTES = 200L << 20;

  /** The bombs that are inside or arriving, and as much decoded sound as four of them may give. */
  private static final long MAX_TEMPORARY_BYTES = 600L << 20;

  private static final byte[] SPEECH = Speech.clip("power-rms.wav");

  private static SpeechServer server;

  @BeforeAll
  static void start() {
    server =
        SpeechServer.startOpen(
                Map.of("earshot.decoders", "" + DECODERS, "earshot.audio-max", "PT5M"))
            .ready();
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  /** A file that means harm, and what is to be said about it. */
  private record Hostile(byte[] file, int status, String reason) {}

  /** What was seen of the server while it was busy. */
  private record Peak(int children, long serverBytes, long childBytes, long temporaryBytes) {
    static Peak now() {
      List<ProcessHandle> children = server.childProcesses();
      return new Peak(
          children.size(),
          ProcessMemory.residentBytes(server.pid()),
          children.stream()
              // why: until it becomes ffmpeg, a child shares the memory of the server
              .filter(child -> child.info().command().orElse("").endsWith("/ffmpeg"))
              .mapToLong(child -> ProcessMemory.residentBytes(child.pid()))
              .max()
              .orElse(0),
          server.temporaryFiles().stream().mapToLong(file -> file.toFile().length()).sum());
    }

    Peak with(Peak other) {
      return new Peak(
          Math.max(children, other.children),
          Math.max(serverBytes, other.serverBytes),
          Math.max(childBytes, other.childBytes),
          Math.max(temporaryBytes, other.temporaryBytes));
    }
  }

  @Test
  void aHundredHostileUploadsAtOnceAreRefusedWhileGoodOnesAreHeard() throws Exception {
    List<Hostile> kinds = hostileKinds();
    DeepSpeechClient hostile = DeepSpeechClient.registered(server);
    DeepSpeechClient good = DeepSpeechClient.registered(server);
    ExecutorService clients = Executors.newFixedThreadPool(HOSTILE + 1);
    try {
      List<CompletableFuture<Void>> uploads =
          IntStream.range(0, HOSTILE)
              .mapToObj(i -> kinds.get(i % kinds.size()))
              .map(kind -> CompletableFuture.runAsync(() -> assertRefused(hostile, kind), clients))
              .toList();
      CompletableFuture<Void> heard = CompletableFuture.runAsync(() -> assertHeard(good), clients);
      Peak peak = Peak.now();
      while (!heard.isDone() || !uploads.stream().allMatch(CompletableFuture::isDone)) {
        peak = peak.with(Peak.now());
        LockSupport.parkNanos(SAMPLING.toNanos());
      }
      heard.get();
      for (CompletableFuture<Void> upload : uploads) {
        upload.get();
      }
      assertThat(peak.children()).as("child processes").isBetween(1, DECODERS);
      assertThat(peak.serverBytes()).as("memory of the server").isLessThan(MAX_SERVER_BYTES);
      assertThat(peak.childBytes()).as("memory of a child").isLessThan(MAX_CHILD_BYTES);
      assertThat(peak.temporaryBytes()).as("temporary files").isLessThan(MAX_TEMPORARY_BYTES);
    } finally {
      clients.shutdownNow();
    }
    assertThat(server.temporaryFiles()).isEmpty();
    assertThat(server.childProcesses()).isEmpty();
    assertThat(server.log()).doesNotContain("OutOfMemoryError", "event=request-failed");
  }

  private static void assertRefused(DeepSpeechClient client, Hostile kind) {
    Answer answer = patiently(client, kind.file());
    assertThat(answer.status()).as(answer.toString()).isEqualTo(kind.status());
    assertThat(answer.json().getString("exception")).contains(kind.reason());
  }

  private static void assertHeard(DeepSpeechClient client) {
    for (int i = 0; i < GOOD; i++) {
      Answer answer = patiently(client, SPEECH);
      assertThat(answer.toString()).startsWith("200 ");
      assertThat(answer.message()).isEqualTo("your power is sufficient");
    }
  }

  /** Comes back when the server says that it is busy, as a client should. */
  private static Answer patiently(DeepSpeechClient client, byte[] file) {
    Answer answer = client.transcribe(file);
    while (answer.status() == 503) {
      long seconds = answer.header("Retry-After").map(Long::parseLong).orElseThrow();
      LockSupport.parkNanos(Duration.ofSeconds(seconds).toNanos());
      answer = client.transcribe(file);
    }
    return answer;
  }

  private static List<Hostile> hostileKinds() {
    byte[] m4a = SoundFileKind.named("M4A, index at the end").of(SPEECH);
    byte[] playlist = "#EXTM3U\nhttp://127.0.0.1:1/x\n".getBytes(StandardCharsets.UTF_8);
    return List.of(
        new Hostile(bomb(), 413, "limit of duration"),
        new Hostile(Arrays.copyOf(m4a, m4a.length * 2 / 3), 400, "its index"),
        new Hostile(playlist, 400, "#EXTM3U"),
        new Hostile(noise(""), 400, "no known container"),
        new Hostile(noise("fLaC"), 400, "FLAC"),
        new Hostile(noise("OggS"), 400, "Ogg"),
        new Hostile(noise("\u001aE\u00df\u00a3"), 400, "WebM"),
        new Hostile(noise("ID3\u0004\u0000\u0000\u007f\u007f\u007f\u007f"), 400, "MP3"),
        new Hostile(noise("RIFF\u0000\u0000\u0000\u0000AVI "), 400, "AVI"),
        new Hostile(new byte[0], 400, "0 bytes"),
        new Hostile(Wav.header(255, 4_000_000_000L, 16, 1 << 30), 400, "4000000000"));
  }

  /** Nearly nine hours in 25 MB. */
  private static byte[] bomb() {
    byte[] minute = MediaFiles.make(SPEECH, "ogg", "-af apad -t 60 -c:a libopus -b:a 6k -vbr off");
    ByteArrayOutputStream bomb = new ByteArrayOutputStream();
    for (int i = 0; i < 522; i++) {
      bomb.writeBytes(minute);
    }
    return bomb.toByteArray();
  }

  private static byte[] noise(String beginning) {
    byte[] noise = new byte[200_000];
    new Random(beginning.length()).nextBytes(noise);
    byte[] signature = beginning.getBytes(StandardCharsets.ISO_8859_1);
    System.arraycopy(signature, 0, noise, 0, signature.length);
    return noise;
  }
}
