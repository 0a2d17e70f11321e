package dev.earshot.transcript.format;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.earshot.testing.MediaFiles;
import dev.earshot.transcript.Transcript;
import java.io.IOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** ffmpeg's parsers, which are none of ours, find every cue, its times and its text. */
class PlayersReadSubtitlesTest {
  private static final int RANDOM = 6;

  static Stream<Named<Transcript>> transcripts() {
    Stream<Named<Transcript>> samples =
        SampleTranscripts.all().entrySet().stream().map(e -> Named.of(e.getKey(), e.getValue()));
    Stream<Named<Transcript>> random =
        IntStream.range(0, RANDOM)
            .mapToObj(seed -> Named.of("seed " + seed, random(seed)))
            .filter(t -> !Subtitles.of(t.getPayload(), SubtitleLayout.DEFAULT).isEmpty());
    return Stream.concat(samples, random);
  }

  private static Transcript random(int seed) {
    return new RandomTranscripts(seed, true, true).next();
  }

  @ParameterizedTest
  @MethodSource("transcripts")
  void subRip(Transcript transcript) throws Exception {
    List<String> expected =
        Subtitles.of(transcript, SubtitleLayout.DEFAULT).stream()
            .map(cue -> packet(cue, String.join("\n", cue.lines()).replaceAll("-{2,}>", "->")))
            .toList();
    assertThat(packets(TranscriptFormat.SUBRIP, transcript)).isEqualTo(expected);
  }

  @ParameterizedTest
  @MethodSource("transcripts")
  void webVtt(Transcript transcript) throws Exception {
    List<String> expected =
        Subtitles.of(transcript, SubtitleLayout.DEFAULT).stream()
            .map(cue -> packet(cue, escaped(String.join("\n", cue.lines()))))
            .toList();
    assertThat(packets(TranscriptFormat.WEBVTT, transcript)).isEqualTo(expected);
  }

  @ParameterizedTest
  @MethodSource("transcripts")
  void theTextOfWebVttIsUnescapedToWhatWasSaid(Transcript transcript) throws Exception {
    byte[] read = read(TranscriptFormat.WEBVTT, transcript, "ass", "");
    List<String> texts =
        new String(read, UTF_8)
            .lines()
            .filter(line -> line.startsWith("Dialogue:"))
            .map(line -> withoutMarks(line.split(",", 10)[9]))
            .toList();
    List<String> expected =
        Subtitles.of(transcript, SubtitleLayout.DEFAULT).stream()
            .map(cue -> withoutMarks(String.join("\\N", cue.lines())))
            .toList();
    assertThat(texts).isEqualTo(expected);
  }

  /** Without what the format that ffmpeg writes here has its own escapes for. */
  private static String withoutMarks(String text) {
    return text.replaceAll("[\\\\{}\u2060]", "");
  }

  /** Start and length in milliseconds and a hash of the text, for each cue. */
  private static List<String> packets(TranscriptFormat format, Transcript transcript)
      throws IOException {
    byte[] hashes =
        read(format, transcript, "hashes", "-map 0 -c copy -f framehash -hash md5 -bitexact");
    return new String(hashes, UTF_8)
        .lines()
        .filter(line -> !line.startsWith("#"))
        .map(line -> line.split(", *"))
        .map(fields -> fields[2].strip() + " " + fields[3].strip() + " " + fields[5].strip())
        .toList();
  }

  private static byte[] read(
      TranscriptFormat format, Transcript transcript, String extension, String options)
      throws IOException {
    StringBuilder file = new StringBuilder();
    format.writer(SubtitleLayout.DEFAULT).write(transcript, file);
    String parser = format == TranscriptFormat.SUBRIP ? "srt" : "webvtt";
    return MediaFiles.make(
        List.of("-f", parser), file.toString().getBytes(UTF_8), extension, options);
  }

  private static String packet(Cue cue, String payload) {
    return cue.span().start().toMillis()
        + " "
        + cue.span().length().toMillis()
        + " "
        + md5(payload);
  }

  private static String escaped(String text) {
    return text.chars()
        .mapToObj(c -> c == '&' ? "&amp;" : c == '<' ? "&lt;" : c == '>' ? "&gt;" : "" + (char) c)
        .collect(Collectors.joining());
  }

  private static String md5(String text) {
    try {
      return HexFormat.of()
          .formatHex(MessageDigest.getInstance("MD5").digest(text.getBytes(UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError(e);
    }
  }
}
