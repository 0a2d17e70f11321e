package dev.earshot.api.deepspeech;

import static org.assertj.core.api.Assertions.assertThat;

import dev.earshot.testing.Answer;
import dev.earshot.testing.DeepSpeechClient;
import dev.earshot.testing.MediaFiles;
import dev.earshot.testing.Multipart;
import dev.earshot.testing.Speech;
import dev.earshot.testing.SpeechServer;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Three hours in one file cost disk, not memory: here the heap has 256 MB for everything. */
class LongSoundIT {
  private static final int MINUTES = 180;

  @Test
  void threeHoursOfMp3PassThroughASmallHeap() {
    byte[] speech = Speech.clip("power-rms.wav");
    String options = "-c:a libmp3lame -b:a 96k -ar 44100 -ac 2";
    // MPEG audio has no beginning, so files one after the other are one file
    byte[] minute = MediaFiles.make(speech, "mp3", "-af volume=0,apad -t 60 " + options);
    byte[] last = MediaFiles.make(speech, "mp3", options);
    try (SpeechServer server =
        SpeechServer.startOpen(
                Map.of(
                    "earshot.java-opts", "-Xmx256m",
                    "earshot.audio-max", "PT4H",
                    "earshot.pcm-max", "512MiB"))
            .ready()) {
      Answer answer =
          DeepSpeechClient.registered(server)
              .transcribe(new Multipart().file("audio", () -> repeated(minute, last)));
      assertThat(answer.toString()).startsWith("200 ");
      assertThat(answer.message()).isEqualTo("your power is sufficient");
      assertThat(server.temporaryFiles()).isEmpty();
      assertThat(server.log()).doesNotContain("OutOfMemoryError");
    }
  }

  private static InputStream repeated(byte[] minute, byte[] last) {
    List<InputStream> parts = new ArrayList<>();
    for (int i = 0; i < MINUTES; i++) {
      parts.add(new ByteArrayInputStream(minute));
    }
    parts.add(new ByteArrayInputStream(last));
    return new SequenceInputStream(Collections.enumeration(parts));
  }
}
