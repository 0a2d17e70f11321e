package dev.earshot.api.deepspeech;

import static org.assertj.core.api.Assertions.assertThat;

import dev.earshot.testing.Answer;
import dev.earshot.testing.DeepSpeechClient;
import dev.earshot.testing.Multipart;
import dev.earshot.testing.SharedServer;
import dev.earshot.testing.SpeechServer;
import dev.earshot.testing.Wav;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** An upload may be far larger than what is left of the heap of 512 MB. */
@ExtendWith(SharedServer.class)
class LargeUploadIT {
  private static final long BYTES = 300L << 20;

  @Test
  void threeHundredMegabytesPassThroughAHeapOf512(SpeechServer server) {
    Answer answer =
        DeepSpeechClient.registered(server)
            .transcribe(new Multipart().file("audio", () -> Wav.silence(2, 48_000, BYTES)));
    assertThat(answer.toString()).startsWith("200 ").contains("\"message\":\"\"");
    assertThat(server.temporaryFiles()).isEmpty();
    assertThat(server.log()).doesNotContain("OutOfMemoryError");
  }
}
