package dev.earshot.api.deepspeech;

import static org.assertj.core.api.Assertions.assertThat;

import dev.earshot.testing.DeepSpeechClient;
import dev.earshot.testing.Speech;
import dev.earshot.testing.SpeechServer;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Clients that vanish in the middle of an upload leave no file, no place and no thread behind. */
class CutOffUploadsIT {
  private static final int UPLOADS = Integer.getInteger("earshot.test.cut-off-uploads", 1_000);
  private static final Duration SETTLING = Duration.ofSeconds(60);

  @Test
  void aThousandOfThemChangeNothing() {
    try (SpeechServer server =
        SpeechServer.startOpen(Map.of("earshot.decoders", "2", "earshot.waiting-max", "2"))
            .ready()) {
      DeepSpeechClient user = DeepSpeechClient.registered(server);
      byte[] speech = Speech.clip("power-rms.wav");
      user.transcribe(speech);
      IntStream.range(0, UPLOADS).parallel().forEach(i -> cutOff(server, user, speech, i));

      await(() -> server.temporaryFiles().isEmpty(), "temporary files stay behind");
      await(() -> threads(server) < 300, "threads stay behind");
      Stream.generate(() -> user.transcribe(speech))
          .limit(5)
          .forEach(a -> assertThat(a.message()).isEqualTo("your power is sufficient"));
      assertThat(server.log().lines().filter(l -> l.contains("event=request-failed"))).isEmpty();
    }
  }

  /** Announces a whole upload, sends a part of it that differs from time to time, and is gone. */
  private static void cutOff(
      SpeechServer server, DeepSpeechClient user, byte[] speech, int number) {
    URI address = server.address();
    String body =
        "--x\r\nContent-Disposition: form-data; name=\"audio\"; filename=\"a.wav\"\r\n\r\n";
    String head =
        "POST /api/v1/stt/http HTTP/1.1\r\nHost: localhost\r\nAuthorization: "
            + user.authorization()
            + "\r\nContent-Type: multipart/form-data; boundary=x\r\nContent-Length: "
            + (body.length() + speech.length + 9)
            + "\r\n\r\n";
    try (Socket socket = new Socket(address.getHost(), address.getPort())) {
      OutputStream out = socket.getOutputStream();
      out.write((head + body).getBytes(StandardCharsets.US_ASCII));
      out.write(speech, 0, (int) (speech.length * (number % 10) / 10.0));
      out.flush();
      socket.setSoLinger(number % 2 == 0, 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static long threads(SpeechServer server) {
    Path tasks = Path.of("/proc/" + server.pid() + "/task");
    try (Stream<Path> list = Files.isDirectory(tasks) ? Files.list(tasks) : Stream.empty()) {
      return list.count();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void await(java.util.function.BooleanSupplier condition, String failure) {
    Instant deadline = Instant.now().plus(SETTLING);
    while (!condition.getAsBoolean()) {
      assertThat(Instant.now()).as(failure).isBefore(deadline);
      Thread.onSpinWait();
    }
  }
}
