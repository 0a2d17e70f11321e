package dev.earshot.api.deepspeech;

import static org.assertj.core.api.Assertions.assertThat;

import dev.earshot.testing.Await;
import dev.earshot.testing.DeepSpeechClient;
import dev.earshot.testing.RawUpload;
import dev.earshot.testing.Speech;
import dev.earshot.testing.SpeechServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
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

      Await.until("no temporary files", SETTLING, () -> server.temporaryFiles().isEmpty());
      Await.until("few threads", SETTLING, () -> threads(server) < 300);
      Stream.generate(() -> user.transcribe(speech))
          .limit(5)
          .forEach(a -> assertThat(a.message()).isEqualTo("your power is sufficient"));
      assertThat(server.log().lines().filter(l -> l.contains("event=request-failed"))).isEmpty();
    }
  }

  /** Announces a whole upload, sends a part of it that differs from time to time, and is gone. */
  private static void cutOff(
      SpeechServer server, DeepSpeechClient user, byte[] speech, int number) {
    int sent = (int) (speech.length * (number % 10) / 10.0);
    try (RawUpload upload = RawUpload.send(user, server.address(), speech, sent)) {
      if (number % 2 == 0) {
        upload.abruptly();
      }
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
}
