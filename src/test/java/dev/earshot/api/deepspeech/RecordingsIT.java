package dev.earshot.api.deepspeech;

import static org.assertj.core.api.Assertions.assertThat;

import dev.earshot.testing.Answer;
import dev.earshot.testing.DeepSpeechClient;
import dev.earshot.testing.SharedServer;
import dev.earshot.testing.Speech;
import dev.earshot.testing.SpeechServer;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Real people in other people's files, where they are at hand. */
@ExtendWith(SharedServer.class)
class RecordingsIT {
  private final SpeechServer server;
  private final DeepSpeechClient user;

  RecordingsIT(SpeechServer server) {
    this.server = server;
    this.user = DeepSpeechClient.registered(server);
  }

  @ParameterizedTest
  @CsvSource({
    "azure/whatstheweatherlike.mp3, the weather like",
    "azure/whatstheweatherlike-mulaw.wav, the weather like",
    "formats/audio-mono-24-bit-44100Hz.wav, one two three",
    "formats/audio-mono-24-bit-44100Hz.flac, one two three",
    "formats/audio-mono-16-bit-44100Hz.aiff, three",
    "formats/sb_single-mic_example3.sph, three hundred and thirty one",
    "misc/kgs_english_test.ogg, three four five six seven eight",
    "jfk/jfk.flac, your country can do for you",
    "codecs/sonnet1_p001.mp4, creatures we desire",
    "codecs/sonnet1_p001.aiff, creatures we desire",
    "codecs/sonnet1_p001.wav, creatures we desire"
  })
  void theRightWordsAreHeard(String file, String words) {
    Answer answer = user.transcribe(Speech.recording(file));
    assertThat(answer.status()).as(answer.toString()).isEqualTo(200);
    assertThat(answer.message()).contains(words);
    assertThat(answer.warnings()).isEmpty();
    assertThat(server.temporaryFiles()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "aeneas_mono.empty.wav, audio of 0 bytes",
    "aeneas_mono.invalid.wav, ends after 2",
    "aeneas_mono.zero.wav, no samples",
    "null.wav, no samples",
    "awful.wav, 1092676",
    "bad.wav, the file ends before",
    "evil.wav, the file ends before"
  })
  void brokenFilesAreRefusedWithTheReason(String file, String reason) {
    Answer answer = user.transcribe(Speech.recording("broken/" + file));
    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.json().getString("exception")).contains(reason);
  }
}
