package dev.earshot.audio.decode;

import dev.earshot.audio.AudioCancelledException;
import dev.earshot.audio.AudioLimits;
import dev.earshot.audio.AudioSource;
import dev.earshot.audio.EmptyAudioException;
import dev.earshot.audio.PcmFormat;
import dev.earshot.audio.PcmSpool;
import dev.earshot.audio.UnsupportedAudioException;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.nio.channels.ClosedByInterruptException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The way from a sound in any known container to PCM of one rate. Thread-safe; one per application.
 * Heap use does not depend on the size of the sound.
 */
public final class AudioDecoding {
  private static final int INPUT_BUFFER_BYTES = 64 * 1024;

  private final List<AudioDecoder> decoders;

  /** Decoders are asked in this order whether they recognise a sound. */
  public AudioDecoding(List<AudioDecoder> decoders) {
    this.decoders = List.copyOf(decoders);
  }

  /** With the decoders that need nothing but Java. */
  public static AudioDecoding builtIn() {
    return new AudioDecoding(List.of(new WavDecoder()));
  }

  /** The names of the containers that can be read, e.g. {@code WAV}. */
  public List<String> containers() {
    return decoders.stream().map(AudioDecoder::name).toList();
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
    try (InputStream opened = source.open();
        InputStream in = new BufferedInputStream(opened, INPUT_BUFFER_BYTES);
        SoundStream sound = decoderFor(header(in)).open(in)) {
      Conversion conversion = new Conversion(sound, target);
      conversion.run(spool);
      return conversion;
    }
  }

  private static byte[] header(InputStream in) throws IOException {
    in.mark(AudioDecoder.HEADER_BYTES);
    byte[] header = in.readNBytes(AudioDecoder.HEADER_BYTES);
    in.reset();
    if (header.length == 0) {
      throw new EmptyAudioException("audio of 0 bytes");
    }
    return header;
  }

  private AudioDecoder decoderFor(byte[] header) {
    return decoders.stream()
        .filter(decoder -> decoder.recognises(header))
        .findFirst()
        .orElseThrow(() -> unknown(header));
  }

  private UnsupportedAudioException unknown(byte[] header) {
    byte[] beginning = Arrays.copyOf(header, Math.min(header.length, 12));
    return new UnsupportedAudioException(
        "audio that begins with bytes %s is in no known container, accepted are: %s"
            .formatted(
                HexFormat.ofDelimiter(" ").formatHex(beginning),
                containers().stream().collect(Collectors.joining(", "))));
  }
}
