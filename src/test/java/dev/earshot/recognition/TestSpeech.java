package dev.earshot.recognition;

import dev.earshot.audio.PcmChunk;
import dev.earshot.audio.PcmFormat;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import java.util.Random;

/** Clips for tests: those made with flite and committed, real ones if they are there, and noise. */
public final class TestSpeech {
  public static final PcmFormat FORMAT = new PcmFormat(16_000);

  private TestSpeech() {}

  /** A clip of {@code speech.tsv}. */
  public static PcmChunk clip(String file) {
    try (InputStream in = TestSpeech.class.getResourceAsStream("/speech/" + file)) {
      if (in == null) {
        throw new IllegalArgumentException("no such clip: " + file);
      }
      return wav(in.readAllBytes());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** What a clip of {@code speech.tsv} says, without punctuation. */
  public static String textOf(String file) {
    try (InputStream in = TestSpeech.class.getResourceAsStream("/speech/speech.tsv")) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .map(line -> line.split("\t"))
          .filter(fields -> fields[0].equals(file))
          .map(fields -> fields[2].replace(".", ""))
          .findFirst()
          .orElseThrow();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The folder of real speech, if this machine has it. */
  public static Optional<Path> realSpeech() {
    String environment = System.getenv("EARSHOT_SHARED");
    String fallback = environment == null ? "../shared" : environment;
    Path data = Path.of(System.getProperty("earshot.shared", fallback)).resolve("data");
    return Files.isDirectory(data) ? Optional.of(data) : Optional.empty();
  }

  /** A file of 16 kHz mono WAV. */
  public static PcmChunk wav(Path file) {
    try {
      return wav(Files.readAllBytes(file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static PcmChunk wav(byte[] file) {
    ByteBuffer bytes = ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN);
    int at = 12;
    while (bytes.getInt(at) != 0x61746164) { // "data"
      at += 8 + bytes.getInt(at + 4);
    }
    short[] samples = new short[Math.min(bytes.getInt(at + 4), file.length - at - 8) / 2];
    bytes.position(at + 8).slice().order(ByteOrder.LITTLE_ENDIAN).asShortBuffer().get(samples);
    return PcmChunk.of(FORMAT, samples);
  }

  public static PcmChunk silence(double seconds) {
    return PcmChunk.of(FORMAT, new short[(int) (seconds * FORMAT.sampleRateHz())]);
  }

  /** Random samples over the whole range: nothing a microphone would give. */
  public static PcmChunk garbage(double seconds) {
    var random = new Random(17);
    short[] samples = new short[(int) (seconds * FORMAT.sampleRateHz())];
    for (int i = 0; i < samples.length; i++) {
      samples[i] = (short) random.nextInt();
    }
    return PcmChunk.of(FORMAT, samples);
  }

  /** One after the other. */
  public static PcmChunk join(PcmChunk... parts) {
    short[] all = new short[Arrays.stream(parts).mapToInt(PcmChunk::length).sum()];
    int at = 0;
    for (PcmChunk part : parts) {
      System.arraycopy(part.samples(), 0, all, at, part.length());
      at += part.length();
    }
    return PcmChunk.of(FORMAT, all);
  }
}
