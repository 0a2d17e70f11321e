package dev.earshot.audio.decode.ffmpeg;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.earshot.audio.AudioException;
import dev.earshot.audio.AudioLimitExceededException;
import dev.earshot.audio.AudioLimits;
import dev.earshot.audio.DamagedAudioException;
import dev.earshot.audio.UnsupportedAudioException;
import dev.earshot.audio.decode.ffmpeg.FfmpegBench.Heard;
import dev.earshot.testing.MediaFiles;
import dev.earshot.testing.SoundFileKind;
import dev.earshot.testing.SoundFileKind.Fidelity;
import dev.earshot.testing.Speech;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Files of every kind, whole and damaged, through the ffmpeg that the WAR carries. */
class FfmpegDecodingTest {
  private static final byte[] SPEECH = Speech.clip("digits-slt.wav");
  private static final int CUTS = 6;
  private static final int DAMAGES = 3;

  /** Kinds of which ffmpeg does not see that there should be more. */
  private static final Set<String> NO_SIGN_OF_THE_END = Set.of("CAF", "PCM in AVI", "MP3 in WAV");

  /** Kinds with their index at the end, or with blocks longer than the whole clip. */
  private static final Set<String> NOTHING_WITHOUT_THE_END =
      Set.of("M4A, index at the end", "ALAC in M4A", "PCM in MOV", "WavPack in Matroska");

  @TempDir Path folder;
  private FfmpegBench bench;

  @BeforeEach
  void start() {
    bench = FfmpegBench.of(program(), folder);
  }

  /** The one that is tested. */
  FfmpegProgram program() {
    return MediaFiles.ffmpeg();
  }

  @AfterEach
  void nothingIsLeftBehind() {
    bench.assertNothingLeft();
  }

  static List<SoundFileKind> kinds() {
    return SoundFileKind.ALL;
  }

  static Stream<SoundFileKind> lossless() {
    return SoundFileKind.ALL.stream().filter(kind -> kind.fidelity() == Fidelity.EXACT);
  }

  @ParameterizedTest
  @MethodSource("kinds")
  void hearsTheWholeSoundInEveryContainer(SoundFileKind kind) {
    Heard original = bench.decode(SPEECH);
    Heard heard = bench.decode(kind.of(SPEECH));
    assertThat(heard.warnings()).isEmpty();
    assertThat(heard.seconds()).isCloseTo(original.seconds(), within(0.13));
    assertThat(loudness(heard.samples())).isCloseTo(loudness(original.samples()), within(0.02));
  }

  @ParameterizedTest
  @MethodSource("lossless")
  void everyLosslessContainerGivesTheVerySameSamples(SoundFileKind kind) {
    assertThat(bench.decode(kind.of(SPEECH)).samples()).isEqualTo(bench.decode(SPEECH).samples());
  }

  @ParameterizedTest
  @MethodSource("kinds")
  void aFileCutOffAnywhereIsHeardUpToThereOrRefused(SoundFileKind kind) {
    byte[] file = kind.of(SPEECH);
    double whole = bench.decode(file).seconds();
    int heardParts = 0;
    for (int i = 1; i < CUTS; i++) {
      byte[] cut = Arrays.copyOf(file, file.length / CUTS * i);
      try {
        double part = bench.decode(cut).seconds();
        assertThat(part).isLessThanOrEqualTo(whole + 0.1);
        heardParts++;
      } catch (AudioException e) {
        assertPresentable(e);
      }
    }
    assertThat(heardParts)
        .as("parts heard")
        .isGreaterThanOrEqualTo(NOTHING_WITHOUT_THE_END.contains(kind.name()) ? 0 : CUTS / 2);
  }

  @ParameterizedTest
  @MethodSource("kinds")
  void aDamagedFileIsHeardOrRefused(SoundFileKind kind) {
    byte[] file = kind.of(SPEECH);
    Random random = new Random(file.length);
    for (int i = 0; i < DAMAGES; i++) {
      byte[] damaged = file.clone();
      for (int j = 0; j < 1 + i * 4; j++) {
        damaged[16 + random.nextInt(damaged.length - 16)] = (byte) random.nextInt();
      }
      try {
        assertThat(bench.decode(damaged).samples()).isNotEmpty();
      } catch (AudioException e) {
        assertPresentable(e);
      }
    }
  }

  static Stream<SoundFileKind> kindsWithASignOfTheEnd() {
    return SoundFileKind.ALL.stream()
        .filter(kind -> !NO_SIGN_OF_THE_END.contains(kind.name()))
        .filter(kind -> !NOTHING_WITHOUT_THE_END.contains(kind.name()));
  }

  @ParameterizedTest
  @MethodSource("kindsWithASignOfTheEnd")
  void aFileThatBreaksOffGivesAWarning(SoundFileKind kind) {
    byte[] file = kind.of(SPEECH);
    Heard heard = bench.decode(Arrays.copyOf(file, file.length / 2 + 11));
    assertThat(heard.warnings()).isNotEmpty();
    assertThat(heard.warnings().toString()).containsAnyOf("audio-truncated", "audio-damaged");
  }

  static Stream<Arguments> wholeSoundsThatSeemToBreakOff() {
    return Stream.of(
        Arguments.of("raw AAC, whose length is guessed", "aac", "-af adelay=6000 -c:a aac"),
        Arguments.of("MP3 without a length", "mp3", "-af apad=whole_dur=12 -q:a 4 -write_xing 0"),
        Arguments.of(
            "sound shorter than the pictures",
            "mp4",
            "-f lavfi -i testsrc=size=64x64:rate=5:duration=12 -c:v mpeg4 -c:a aac"),
        Arguments.of("sound that begins later", "mkv", "-output_ts_offset 3 -c:a libopus"),
        Arguments.of("sound that begins later", "mp4", "-output_ts_offset 0.7 -c:a aac"),
        Arguments.of("two sounds, one longer", "mka", "-f lavfi -i anullsrc=d=9 -map 0 -map 1"));
  }

  @ParameterizedTest(name = "{0} in {1}")
  @MethodSource("wholeSoundsThatSeemToBreakOff")
  void aWholeFileGivesNoWarning(String what, String extension, String options) {
    assertThat(bench.decode(MediaFiles.make(SPEECH, extension, options)).warnings()).isEmpty();
  }

  @Test
  void saysWhatTheSoundWas() {
    assertThat(bench.decode(MediaFiles.make(SPEECH, "m4a", "-c:a aac -ar 44100 -ac 2")).kind())
        .isEqualTo("MP4 44100 Hz, 2 channels, aac");
  }

  @Test
  void takesTheFirstSoundTrackOfAVideo() {
    byte[] video =
        MediaFiles.make(
            SPEECH, "mp4", "-f lavfi -i testsrc=size=64x64:rate=5 -c:v mpeg4 -c:a aac -shortest");
    Heard heard = bench.decode(video);
    assertThat(heard.seconds()).isCloseTo(bench.decode(SPEECH).seconds(), within(0.3));
    assertThat(heard.warnings()).isEmpty();
  }

  @Test
  void aVideoWithoutSoundIsRefused() {
    byte[] silentMovie =
        MediaFiles.make(
            List.of("-f", "wav"),
            SPEECH,
            "mp4",
            "-f lavfi -i testsrc=size=64x64:rate=5:duration=2 -map 1:v -c:v mpeg4");
    assertRefused(silentMovie, UnsupportedAudioException.class, "MP4 without a sound track");
  }

  @Test
  void subtitlesAreRefused() {
    byte[] subtitles = "1\n00:00:00,000 --> 00:00:02,000\nhello\n".getBytes(StandardCharsets.UTF_8);
    assertRefused(
        MediaFiles.make(List.of("-f", "srt"), subtitles, "mkv", ""),
        UnsupportedAudioException.class,
        "WebM or Matroska without a sound track");
    assertThatThrownBy(() -> bench.decode(subtitles)).isInstanceOf(UnsupportedAudioException.class);
  }

  @Test
  void anEncodingThatIsNotForSpeechIsRefused() {
    assertRefused(
        MediaFiles.make(SPEECH, "mka", "-c:a mlp -strict -2 -ar 48000"),
        UnsupportedAudioException.class,
        "WebM or Matroska with sound encoded as mlp, which is not accepted");
  }

  @Test
  void aRecordingWithoutItsIndexIsRefused() {
    byte[] file = MediaFiles.make(SPEECH, "m4a", "-c:a aac");
    assertRefused(
        Arrays.copyOf(file, file.length / 2),
        DamagedAudioException.class,
        "MP4: its index ('moov') is missing, as when a recording breaks off");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "#EXTM3U\nfile:///etc/hostname\n",
        "ffconcat version 1.0\nfile /etc/hostname\n",
        "<?xml version=\"1.0\"?><MPD/>",
        "v=0\no=- 0 0 IN IP4 127.0.0.1\nm=audio 5004 RTP/AVP 0\n",
        "[playlist]\nFile1=http://127.0.0.1/x\n"
      })
  void whatNamesOtherFilesOrAddressesIsNoSound(String playlist) {
    assertThatThrownBy(() -> bench.decode(playlist.getBytes(StandardCharsets.UTF_8)))
        .isInstanceOf(UnsupportedAudioException.class)
        .hasMessageContaining("is in no known container");
    // the same behind a signature that is accepted: only the demuxer of that signature looks
    assertThatThrownBy(() -> bench.decode(("fLaC" + playlist).getBytes(StandardCharsets.UTF_8)))
        .isInstanceOf(DamagedAudioException.class);
    assertThatThrownBy(() -> bench.decode(("OggS\n" + playlist).getBytes(StandardCharsets.UTF_8)))
        .isInstanceOf(DamagedAudioException.class);
  }

  @Test
  void aFileThatIsTwoKindsAtOnceIsReadAsItBegins() {
    ByteArrayOutputStream both = new ByteArrayOutputStream();
    byte[] flac = MediaFiles.make(SPEECH, "flac", "");
    both.writeBytes(flac);
    both.writeBytes(MediaFiles.make(Speech.clip("power-rms.wav"), "mp4", "-c:a aac"));
    Heard heard = bench.decode(both.toByteArray());
    assertThat(heard.seconds()).isBetween(bench.decode(SPEECH).seconds() - 0.01, 10.0);
    assertThat(heard.kind()).startsWith("FLAC");
  }

  @Test
  void aTagBeforeTheSoundIsPassedOver() {
    byte[] tag = {'I', 'D', '3', 4, 0, 0, 0, 0, 7, 0x68};
    for (String extension : List.of("mp3", "flac", "aac")) {
      byte[] sound = MediaFiles.make(SPEECH, extension, "");
      ByteArrayOutputStream tagged = new ByteArrayOutputStream();
      tagged.writeBytes(tag);
      tagged.writeBytes(new byte[7 * 128 + 0x68]);
      tagged.writeBytes(sound);
      assertThat(bench.decode(tagged.toByteArray()).seconds())
          .as(extension)
          .isCloseTo(bench.decode(SPEECH).seconds(), within(0.2));
    }
    assertThatThrownBy(() -> bench.decode(tag)).isInstanceOf(DamagedAudioException.class);
  }

  @Test
  void aSmallFileOfManyHoursIsRefusedWhenTheLimitIsReached() {
    byte[] minute = MediaFiles.make(SPEECH, "ogg", "-af apad -t 60 -c:a libopus -b:a 6k -vbr off");
    ByteArrayOutputStream bomb = new ByteArrayOutputStream();
    for (int i = 0; i < 180; i++) {
      bomb.writeBytes(minute);
    }
    AudioLimits limits = new AudioLimits(Duration.ofMinutes(10), 1L << 30);
    assertThatThrownBy(() -> bench.decode(bomb.toByteArray(), limits))
        .isInstanceOf(AudioLimitExceededException.class)
        .hasMessageStartingWith("audio exceeds the limit of duration: PT10M");
  }

  private void assertRefused(byte[] file, Class<? extends AudioException> type, String message) {
    assertThatThrownBy(() -> bench.decode(file)).isInstanceOf(type).hasMessage(message);
  }

  private static void assertPresentable(AudioException e) {
    assertThat(e.getMessage()).isNotBlank().doesNotContain("/", "null", "@", "0x");
  }

  private static double loudness(short[] samples) {
    double sum = 0;
    for (short sample : samples) {
      sum += (double) sample * sample;
    }
    return Math.sqrt(sum / samples.length) / 32768;
  }
}
