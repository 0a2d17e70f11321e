package dev.earshot.audio.decode;

import dev.earshot.audio.AudioCancelledException;
import dev.earshot.audio.AudioLimits;
import dev.earshot.audio.AudioSource;
import dev.earshot.audio.EmptyAudioException;
import dev.earshot.audio.PcmFormat;
import dev.earshot.audio.PcmSpool;
import dev.earshot.audio.UnsupportedAudioException;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.nio.channels.ClosedByInterruptException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;

/**
 * The way from a sound in any known container to PCM of one rate. Thread-safe; one per application.
 * Heap use does not depend on the size of the sound.
 */
public final class AudioDecoding {
  private static final int SHOWN_BYTES = 12;

  private final List<AudioDecoder> decoders;

  /** Decoders are asked in this order whether they recognise a sound. */
  public AudioDecoding(List<AudioDecoder> decoders) {
    this.decoders = List.copyOf(decoders);
  }

  /** With the decoders that need nothing but Java. */
  public static AudioDecoding builtIn() {
    return new AudioDecoding(javaDecoders());
  }

  /** The decoders that need nothing but Java. */
  public static List<AudioDecoder> javaDecoders() {
    return List.of(new WavDecoder(), new JavaSoundDecoder());
  }

  /** The names of the containers that can be read, e.g. {@code WAV}. */
  public List<String> containers() {
    return decoders.stream().flatMap(decoder -> decoder.containers().stream()).distinct().toList();
  }

  /**
   * Decodes all channels of a sound into their mean at the target rate.
   *
   * @param tempFolder existing folder for the recording; nothing stays in it after a failure
   * @return to be closed by the caller
   * @throws dev.earshot.audio.AudioException when the sound cannot be used
   * @throws AudioCancelledException when the thread is interrupted
   * @throws IOException when the sound cannot be read or the recording not be written
   */
  public DecodedAudio decode(
      AudioSource source, PcmFormat target, AudioLimits limits, Path tempFolder)
      throws IOException {
    // why: finish() comes last, after the source was closed: whatever fails before deletes the file
    try (PcmSpool spool = PcmSpool.create(target, limits, tempFolder)) {
      Conversion conversion = convert(source, target, spool);
      if (spool.lengthSamples() == 0) {
        throw new EmptyAudioException(conversion.description() + ": no samples");
      }
      List<DecodeWarning> warnings = conversion.warnings();
      return new DecodedAudio(spool.finish(), warnings, conversion.description());
    } catch (ClosedByInterruptException | InterruptedIOException e) {
      throw new AudioCancelledException("decoding was interrupted", e);
    }
  }

  private Conversion convert(AudioSource source, PcmFormat target, PcmSpool spool)
      throws IOException {
    try (SoundStream sound = open(source)) {
      Conversion conversion = new Conversion(sound, target);
      conversion.run(spool);
      return conversion;
    }
  }

  /** The first decoder that recognises the sound and knows the encoding inside has it. */
  private SoundStream open(AudioSource source) throws IOException {
    byte[] header = header(source);
    UnsupportedAudioException refusal = null;
    for (AudioDecoder decoder : decoders) {
      if (decoder.recognises(header)) {
        try {
          return decoder.open(source);
        } catch (UnsupportedAudioException e) {
          refusal = e;
        }
      }
    }
    throw refusal == null ? unknown(header) : refusal;
  }

  private static byte[] header(AudioSource source) throws IOException {
    try (InputStream in = source.open()) {
      byte[] header = in.readNBytes(AudioDecoder.HEADER_BYTES);
      if (header.length == 0) {
        throw new EmptyAudioException("audio of 0 bytes");
      }
      return header;
    }
  }

  private UnsupportedAudioException unknown(byte[] header) {
    return new UnsupportedAudioException(
        "audio that begins with %s is in no known container, accepted are: %s"
            .formatted(beginning(header), String.join(", ", containers())));
  }

  /** The first bytes, readable when they are text: a playlist or a subtitle shows what it is. */
  private static String beginning(byte[] header) {
    byte[] bytes = Arrays.copyOf(header, Math.min(header.length, SHOWN_BYTES));
    String text = new String(bytes, StandardCharsets.US_ASCII).lines().findFirst().orElse("");
    return !text.isBlank() && text.chars().allMatch(c -> c >= ' ' && c <= '~')
        ? "the text \"" + text + "\""
        : "bytes " + HexFormat.ofDelimiter(" ").formatHex(bytes);
  }
}
