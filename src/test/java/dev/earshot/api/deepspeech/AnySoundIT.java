package dev.earshot.api.deepspeech;

import static org.assertj.core.api.Assertions.assertThat;

import dev.earshot.testing.Answer;
import dev.earshot.testing.DeepSpeechClient;
import dev.earshot.testing.MediaFiles;
import dev.earshot.testing.Multipart;
import dev.earshot.testing.SharedServer;
import dev.earshot.testing.SoundFileKind;
import dev.earshot.testing.SoundFileKind.Fidelity;
import dev.earshot.testing.Speech;
import dev.earshot.testing.SpeechServer;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Speech in every kind of file, through the real server, the real ffmpeg and the real engine. */
@ExtendWith(SharedServer.class)
class AnySoundIT {
  private static final byte[] DIGITS = Speech.clip("digits-slt.wav");
  private static final String WORDS = "one two three four five six seven eight nine zero";

  private final SpeechServer server;
  private final DeepSpeechClient user;

  AnySoundIT(SpeechServer server) {
    this.server = server;
    this.user = DeepSpeechClient.registered(server);
  }

  static List<SoundFileKind> kinds() {
    return SoundFileKind.ALL;
  }

  @AfterEach
  void nothingIsLeftBehind() {
    assertThat(server.temporaryFiles()).isEmpty();
    assertThat(server.childProcesses()).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("kinds")
  void speechInEveryKindOfFileBecomesText(SoundFileKind kind) {
    Answer answer = user.transcribe(kind.of(DIGITS));
    assertThat(answer.toString()).startsWith("200 ");
    if (kind.fidelity() == Fidelity.TELEPHONE) {
      assertThat(answer.message()).startsWith("one two three four five");
    } else {
      assertThat(answer.message()).isEqualTo(WORDS);
    }
    assertThat(answer.warnings()).isEmpty();
  }

  @Test
  void theSoundTrackOfAVideoBecomesText() {
    byte[] video =
        MediaFiles.make(
            DIGITS,
            "mkv",
            "-f lavfi -i testsrc=size=64x64:rate=5:duration=2 -c:v mpeg4 -c:a libmp3lame");
    assertThat(user.transcribe(video).message()).isEqualTo(WORDS);
  }

  @Test
  void neitherNameNorContentTypeDecidesWhatASoundIs() {
    byte[] flac = MediaFiles.make(DIGITS, "flac", "");
    assertThat(user.transcribe(new Multipart().fileNamed("audio", "notes.txt", flac)).message())
        .isEqualTo(WORDS);
    assertThat(user.transcribe(new Multipart().fileNamed("audio", "../../x.wav", flac)).message())
        .isEqualTo(WORDS);
  }

  @Test
  void aFileThatBreaksOffIsHeardUpToThereWithAWarning() {
    byte[] webm = SoundFileKind.named("WebM").of(DIGITS);
    Answer answer = user.transcribe(Arrays.copyOf(webm, webm.length / 2));
    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.message()).startsWith("one two three");
    assertThat(answer.warnings().toString()).contains("the audio breaks off after");
  }

  @Test
  void aFileWithoutSoundIsRefusedWithTheReason() {
    byte[] silentMovie =
        MediaFiles.make(
            DIGITS, "mp4", "-f lavfi -i testsrc=size=64x64:rate=5:duration=2 -map 1:v -c:v mpeg4");
    assertThat(user.transcribe(silentMovie).toString())
        .isEqualTo(
            "400 {\"exception\":\"MP4 without a sound track\",\"status\":400,"
                + "\"error\":\"bad request\"}");
  }
}
