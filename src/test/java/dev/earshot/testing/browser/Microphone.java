package dev.earshot.testing.browser;

import dev.earshot.audio.PcmChunk;
import dev.earshot.audio.PcmFormat;
import dev.earshot.audio.resample.PcmResampler;
import dev.earshot.recognition.TestSpeech;
import dev.earshot.testing.Wav;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

/**
 * What a browser's microphone shall hear: a clip with silence around it, in a form that Chromium
 * takes. Immutable.
 */
public record Microphone(Path wav, Duration duration) {
  private static final PcmFormat FORMAT = new PcmFormat(48_000);
  private static final double SILENCE_SECONDS = 1;

  /** A clip of {@code speech.tsv}, written into a folder. */
  public static Microphone of(String clip, Path folder) {
    PcmChunk speech =
        TestSpeech.join(
            TestSpeech.silence(SILENCE_SECONDS),
            TestSpeech.clip(clip),
            TestSpeech.silence(SILENCE_SECONDS));
    PcmResampler resampler = new PcmResampler(TestSpeech.FORMAT, FORMAT);
    Path wav = folder.resolve("microphone-" + clip);
    write(wav, resampler.accept(speech), resampler.finish());
    return new Microphone(wav, speech.duration());
  }

  private static void write(Path wav, PcmChunk... chunks) {
    long bytes = 0;
    for (PcmChunk chunk : chunks) {
      bytes += (long) chunk.length() * Short.BYTES;
    }
    try (OutputStream out = Files.newOutputStream(wav)) {
      out.write(Wav.header(1, FORMAT.sampleRateHz(), Short.SIZE, bytes));
      for (PcmChunk chunk : chunks) {
        out.write(littleEndian(chunk));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static byte[] littleEndian(PcmChunk chunk) {
    ByteBuffer bytes =
        ByteBuffer.allocate(chunk.length() * Short.BYTES).order(ByteOrder.LITTLE_ENDIAN);
    bytes.asShortBuffer().put(chunk.samples());
    return bytes.array();
  }
}
