package dev.earshot.audio.decode;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Set;

/** WAV in all its kinds: RIFF, RIFX and RF64; linear, float and G.711 samples. Thread-safe. */
public final class WavDecoder implements AudioDecoder {
  private static final Set<String> FORMS = Set.of("RIFF", "RIFX", "RF64", "BW64");

  @Override
  public String name() {
    return WavFormat.CONTAINER;
  }

  @Override
  public boolean recognises(byte[] header) {
    return header.length >= 12
        && FORMS.contains(ascii(header, 0))
        && ascii(header, 8).equals("WAVE");
  }

  @Override
  public SoundStream open(InputStream audio) throws IOException {
    RiffReader riff = RiffReader.open(audio);
    return new WavSound(audio, riff.order(), WavHeader.read(riff));
  }

  private static String ascii(byte[] bytes, int at) {
    return new String(bytes, at, 4, StandardCharsets.ISO_8859_1);
  }
}
