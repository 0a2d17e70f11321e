package dev.earshot.bench;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** A set of real clips with references, from a manifest, decoded by ffmpeg. Immutable. */
final class SpeechSet {
  static final int RATE_HZ = 16_000;

  /** One clip at {@value SpeechSet#RATE_HZ} Hz. */
  record Clip(String file, short[] samples, String reference) {
    double seconds() {
      return (double) samples.length / RATE_HZ;
    }
  }

  private SpeechSet() {}

  static List<Clip> read(Path folder, String set) throws IOException {
    List<String> lines = Files.readAllLines(folder.resolve("manifest.tsv"), StandardCharsets.UTF_8);
    List<String> names = Arrays.asList(lines.get(0).split("\t", -1));
    List<Clip> clips = new ArrayList<>();
    for (String line : lines.subList(1, lines.size())) {
      String[] fields = line.split("\t", -1);
      if (fields[names.indexOf("set")].equals(set)) {
        String file = fields[names.indexOf("file")];
        clips.add(
            new Clip(file, decode(folder.resolve(file)), fields[names.indexOf("transcript")]));
      }
    }
    return clips;
  }

  static short[] decode(Path file) throws IOException {
    Process ffmpeg =
        new ProcessBuilder(
                "ffmpeg",
                "-loglevel",
                "error",
                "-i",
                file.toString(),
                "-f",
                "s16le",
                "-ac",
                "1",
                "-ar",
                Integer.toString(RATE_HZ),
                "-")
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    try (InputStream pcm = ffmpeg.getInputStream()) {
      byte[] bytes = pcm.readAllBytes();
      short[] samples = new short[bytes.length / 2];
      ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).asShortBuffer().get(samples);
      return samples;
    }
  }
}
