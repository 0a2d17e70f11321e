package dev.earshot.audio.decode;

import dev.earshot.audio.AudioSource;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;

/** WAV in all its kinds: RIFF, RIFX and RF64; linear, float and G.711 samples. Thread-safe. */
public final class WavDecoder implements AudioDecoder {
  private static final int BUFFER_BYTES = 64 * 1024;
  private static final Set<String> FORMS = Set.of("RIFF", "RIFX", "RF64", "BW64");

  @Override
  public List<String> containers() {
    return List.of(WavFormat.CONTAINER);
  }

  @Override
  public boolean recognises(byte[] header) {
    return header.length >= 12
        && FORMS.contains(ascii(header, 0))
        && ascii(header, 8).equals("WAVE");
  }

  @Override
  public SoundStream open(AudioSource audio) throws IOException {
    return open(audio.open());
  }

  /**
   * Reads a recognised sound from its first byte.
   *
   * @param audio closed with the returned stream, and when this fails
   */
  public static SoundStream open(InputStream audio) throws IOException {
    InputStream in = new BufferedInputStream(audio, BUFFER_BYTES);
    try {
      RiffReader riff = RiffReader.open(in);
      WavHeader header = WavHeader.read(riff);
      WavFormat format = header.format();
      return new UncompressedSound(
          in, riff.order(), format.sound(), format.encoding(), header.dataBytes());
    } catch (IOException | RuntimeException e) {
      in.close();
      throw e;
    }
  }

  private static String ascii(byte[] bytes, int at) {
    return new String(bytes, at, 4, StandardCharsets.ISO_8859_1);
  }
}
