package dev.earshot.audio.decode;

import dev.earshot.audio.DamagedAudioException;
import dev.earshot.audio.UnsupportedAudioException;
import java.nio.ByteBuffer;
import java.util.HexFormat;

/** The 'fmt ' chunk of a WAV, checked. Immutable. */
record WavFormat(SampleEncoding encoding, SoundFormat sound) {
  static final String CONTAINER = "WAV";

  /** As much of the chunk as has a meaning here. */
  static final int MAX_BYTES = 40;

  private static final int EXTENSIBLE = 0xFFFE;
  private static final int GUID_AT = 24;

  /** How the GUID of every sub-format goes on that begins with an ordinary tag. */
  private static final ByteBuffer GUID_REST =
      ByteBuffer.wrap(HexFormat.of().parseHex("000000001000800000aa00389b71")).asReadOnlyBuffer();

  static WavFormat parse(ByteBuffer fmt) {
    int tag = Short.toUnsignedInt(fmt.getShort(0));
    int channels = Short.toUnsignedInt(fmt.getShort(2));
    int blockBytes = Short.toUnsignedInt(fmt.getShort(12));
    int bits = Short.toUnsignedInt(fmt.getShort(14));
    SampleEncoding encoding = encoding(tag == EXTENSIBLE ? extensibleTag(fmt, bits) : tag, bits);
    SoundFormat sound = new SoundFormat(CONTAINER, encoding.label(), fmt.getInt(4), channels);
    if (blockBytes != channels * encoding.bytes()) {
      throw damaged(
          "blocks of %d bytes, but %d channels of %s need %d"
              .formatted(blockBytes, channels, encoding.label(), channels * encoding.bytes()));
    }
    return new WavFormat(encoding, sound);
  }

  private static int extensibleTag(ByteBuffer fmt, int bits) {
    if (fmt.limit() < MAX_BYTES) {
      throw damaged("extensible 'fmt ' chunk of %d bytes, needs 40".formatted(fmt.limit()));
    }
    int validBits = Short.toUnsignedInt(fmt.getShort(18));
    // why: fewer valid bits need no care, they are the upper ones and the others are zero
    if (validBits > bits) {
      throw damaged("%d valid bits in samples of %d bits".formatted(validBits, bits));
    }
    // why: bytes even in big-endian files, as SoX writes them
    if (!fmt.slice(GUID_AT + 2, GUID_REST.capacity()).equals(GUID_REST)) {
      throw new UnsupportedAudioException(
          "WAV sub-format that is none of the usual ones, accepted are " + SampleEncoding.labels());
    }
    return Short.toUnsignedInt(fmt.getShort(GUID_AT));
  }

  private static SampleEncoding encoding(int tag, int bits) {
    if (!SampleEncoding.isKnown(tag)) {
      throw new UnsupportedAudioException(
          "WAV encoding 0x%04X, accepted are %s".formatted(tag, SampleEncoding.labels()));
    }
    return SampleEncoding.of(tag, bits)
        .orElseThrow(
            () ->
                damaged(
                    "%d bits per sample, accepted are %s"
                        .formatted(bits, SampleEncoding.labels())));
  }

  private static DamagedAudioException damaged(String reason) {
    return new DamagedAudioException(CONTAINER + " header: " + reason);
  }
}
