package dev.earshot.audio.decode;

import dev.earshot.audio.AudioSource;
import dev.earshot.audio.DamagedAudioException;
import dev.earshot.audio.UnsupportedAudioException;
import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import javax.sound.sampled.AudioFormat;
import javax.sound.sampled.AudioFormat.Encoding;
import javax.sound.sampled.AudioInputStream;
import javax.sound.sampled.AudioSystem;
import javax.sound.sampled.UnsupportedAudioFileException;

/**
 * AIFF and AU, whose headers the Java platform reads itself. Thread-safe. What it does not know of
 * them (compressed AIFF, 8 bits with a sign) is left to a decoder that comes later.
 */
public final class JavaSoundDecoder implements AudioDecoder {
  private static final int BUFFER_BYTES = 64 * 1024;
  private static final String AIFF = "AIFF";
  private static final String AU = "AU";

  @Override
  public List<String> containers() {
    return List.of(AIFF, AU);
  }

  @Override
  public boolean recognises(byte[] header) {
    return container(header).isPresent();
  }

  @Override
  public SoundStream open(AudioSource audio) throws IOException {
    InputStream in = new BufferedInputStream(audio.open(), BUFFER_BYTES);
    try {
      return open(in);
    } catch (IOException | RuntimeException e) {
      in.close();
      throw e;
    }
  }

  private static SoundStream open(InputStream in) throws IOException {
    in.mark(HEADER_BYTES);
    String container = container(in.readNBytes(HEADER_BYTES)).orElse(AU);
    in.reset();
    AudioInputStream samples = header(container, in);
    AudioFormat written = samples.getFormat();
    SampleEncoding encoding = encoding(container, written);
    int rate = Math.round(written.getSampleRate());
    SoundFormat format = new SoundFormat(container, encoding.label(), rate, written.getChannels());
    long blocks = samples.getFrameLength();
    long dataBytes =
        blocks < 0
            ? UncompressedSound.UNTIL_THE_END
            : blocks * encoding.bytes() * format.channels();
    ByteOrder order = written.isBigEndian() ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN;
    return new UncompressedSound(samples, order, format, encoding, dataBytes);
  }

  private static AudioInputStream header(String container, InputStream in) throws IOException {
    try {
      return AudioSystem.getAudioInputStream(in);
    } catch (UnsupportedAudioFileException e) {
      throw new UnsupportedAudioException(container + " of a kind that is not known here", e);
    } catch (EOFException e) {
      throw new DamagedAudioException(container + " header: the file ends inside it", e);
    } catch (IllegalArgumentException | ArithmeticException | IndexOutOfBoundsException e) {
      // why: that is how the platform's reader takes a header that contradicts itself
      throw new DamagedAudioException(container + " header: it contradicts itself", e);
    }
  }

  private static SampleEncoding encoding(String container, AudioFormat format) {
    Encoding encoding = format.getEncoding();
    int bits = format.getSampleSizeInBits();
    Optional<SampleEncoding> known = Optional.empty();
    if (encoding.equals(Encoding.PCM_SIGNED) && bits > Byte.SIZE) {
      known = SampleEncoding.linear(bits);
    } else if (encoding.equals(Encoding.PCM_FLOAT)) {
      known = SampleEncoding.floating(bits);
    } else if (encoding.equals(Encoding.ULAW)) {
      known = Optional.of(SampleEncoding.MU_LAW);
    } else if (encoding.equals(Encoding.ALAW)) {
      known = Optional.of(SampleEncoding.A_LAW);
    }
    return known.orElseThrow(
        () ->
            new UnsupportedAudioException(
                "%s encoding %s of %d bits, accepted are %s"
                    .formatted(container, encoding, bits, SampleEncoding.labels())));
  }

  private static Optional<String> container(byte[] header) {
    if (header.length >= 12 && ascii(header, 0).equals("FORM") && ascii(header, 8).equals("AIFF")) {
      return Optional.of(AIFF);
    }
    return header.length >= 4 && ascii(header, 0).equals(".snd")
        ? Optional.of(AU)
        : Optional.empty();
  }

  private static String ascii(byte[] bytes, int at) {
    return new String(bytes, at, 4, StandardCharsets.ISO_8859_1);
  }
}
