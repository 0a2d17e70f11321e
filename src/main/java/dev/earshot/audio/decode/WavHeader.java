package dev.earshot.audio.decode;

import dev.earshot.audio.DamagedAudioException;
import dev.earshot.audio.decode.RiffReader.Chunk;
import java.io.IOException;
import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/**
 * All that stands before the samples of a WAV. Immutable.
 *
 * @param dataBytes what the header says about the samples, {@link UncompressedSound#UNTIL_THE_END}
 *     when its writer did not know: it streamed and could not come back to fill in the size
 */
record WavHeader(WavFormat format, long dataBytes) {
  /** More chunks before the samples are no recording but an attempt to keep us busy. */
  private static final int MAX_CHUNKS = 1_000;

  private static final int PLACEHOLDER_RANGE = 0x1000;

  static WavHeader read(RiffReader riff) throws IOException {
    WavFormat format = null;
    long wideDataBytes = UncompressedSound.UNTIL_THE_END;
    for (int i = 0; i < MAX_CHUNKS; i++) {
      Chunk chunk = riff.next().orElseThrow(() -> damaged("the file ends before a 'data' chunk"));
      switch (chunk.id()) {
        case "fmt " -> format = WavFormat.parse(riff.body(chunk, 16, WavFormat.MAX_BYTES));
        case "ds64" -> wideDataBytes = wideDataBytes(riff.body(chunk, 24, 24));
        case "data" -> {
          return new WavHeader(required(format), dataBytes(riff, chunk, wideDataBytes));
        }
        default -> {} // next() passes over it
      }
    }
    throw damaged("no 'data' chunk among the first %d chunks".formatted(MAX_CHUNKS));
  }

  private static WavFormat required(@Nullable WavFormat format) {
    if (format == null) {
      throw damaged("no 'fmt ' chunk before the 'data' chunk");
    }
    return format;
  }

  private static long wideDataBytes(ByteBuffer ds64) {
    long dataBytes = ds64.getLong(8);
    return dataBytes > 0 ? dataBytes : UncompressedSound.UNTIL_THE_END;
  }

  private static long dataBytes(RiffReader riff, Chunk data, long wideDataBytes)
      throws IOException {
    if (data.sizeBytes() == 0) {
      return riff.usualIdFollows() ? 0 : UncompressedSound.UNTIL_THE_END;
    }
    if (data.sizeBytes() == 0xFFFF_FFFFL) {
      return wideDataBytes;
    }
    return isPlaceholder(data.sizeBytes()) ? UncompressedSound.UNTIL_THE_END : data.sizeBytes();
  }

  /** Whether a size is one of those that streaming writers use: about 2 GiB or about 4 GiB. */
  private static boolean isPlaceholder(long sizeBytes) {
    return sizeBytes >= 0x1_0000_0000L - PLACEHOLDER_RANGE
        || (sizeBytes >= 0x8000_0000L - PLACEHOLDER_RANGE && sizeBytes <= 0x8000_0000L);
  }

  private static DamagedAudioException damaged(String reason) {
    return new DamagedAudioException(WavFormat.CONTAINER + " header: " + reason);
  }
}
