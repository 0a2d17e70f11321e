package dev.earshot.audio.decode;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.OptionalLong;

/** Writes every kind of WAV and every lie a WAV can tell. For tests. */
final class WavBuilder {
  private static final byte[] GUID_REST = HexFormat.of().parseHex("000000001000800000aa00389b71");

  private final ByteArrayOutputStream before = new ByteArrayOutputStream();
  private final ByteArrayOutputStream after = new ByteArrayOutputStream();
  private String form = "RIFF";
  private ByteOrder order = ByteOrder.LITTLE_ENDIAN;
  private SampleEncoding encoding = SampleEncoding.PCM_16;
  private int rateHz = 16_000;
  private int channels = 1;
  private float[] samples = new float[0];
  private int tag = 1;
  private int bits = 16;
  private int blockBytes = 2;
  private int fmtExtra = 0;
  private boolean extensible;
  private int validBits;
  private boolean withFmt = true;
  private boolean withData = true;
  private byte[] tail = {};
  private OptionalLong riffSize = OptionalLong.empty();
  private OptionalLong dataSize = OptionalLong.empty();
  private OptionalLong wideDataSize = OptionalLong.empty();

  static WavBuilder wav() {
    return new WavBuilder();
  }

  static WavBuilder wav(SampleEncoding encoding) {
    return new WavBuilder().encoding(encoding);
  }

  WavBuilder encoding(SampleEncoding value) {
    encoding = value;
    bits = 8 * value.bytes();
    tag =
        switch (value) {
          case PCM_8, PCM_16, PCM_24, PCM_32 -> 1;
          case FLOAT_32, FLOAT_64 -> 3;
          case A_LAW -> 6;
          case MU_LAW -> 7;
        };
    blockBytes = channels * value.bytes();
    return this;
  }

  WavBuilder rate(int hz) {
    rateHz = hz;
    return this;
  }

  WavBuilder channels(int value) {
    channels = value;
    blockBytes = value * encoding.bytes();
    return this;
  }

  /** Interleaved when there are several channels. */
  WavBuilder samples(float... fractions) {
    samples = fractions;
    return this;
  }

  WavBuilder bigEndian() {
    form = "RIFX";
    order = ByteOrder.BIG_ENDIAN;
    return this;
  }

  /** RF64: sizes in a chunk of their own. */
  WavBuilder wide(long dataBytes) {
    form = "RF64";
    riffSize(0xFFFF_FFFFL);
    dataSize(0xFFFF_FFFFL);
    wideDataSize = OptionalLong.of(dataBytes);
    return this;
  }

  WavBuilder form(String id) {
    form = id;
    return this;
  }

  WavBuilder tag(int lie) {
    tag = lie;
    return this;
  }

  WavBuilder bits(int lie) {
    bits = lie;
    return this;
  }

  WavBuilder blockBytes(int lie) {
    blockBytes = lie;
    return this;
  }

  WavBuilder riffSize(long lie) {
    riffSize = OptionalLong.of(lie);
    return this;
  }

  WavBuilder dataSize(long lie) {
    dataSize = OptionalLong.of(lie);
    return this;
  }

  WavBuilder fmtExtra(int bytes) {
    fmtExtra = bytes;
    return this;
  }

  WavBuilder extensible(int valid) {
    extensible = true;
    validBits = valid;
    return this;
  }

  WavBuilder withoutFmt() {
    withFmt = false;
    return this;
  }

  WavBuilder withoutData() {
    withData = false;
    return this;
  }

  WavBuilder chunkBefore(String id, int bytes) {
    before.writeBytes(chunk(id, body(bytes), true));
    return this;
  }

  WavBuilder chunkBeforeWithoutPadding(String id, int bytes) {
    before.writeBytes(chunk(id, body(bytes), false));
    return this;
  }

  WavBuilder chunkAfter(String id, int bytes) {
    after.writeBytes(chunk(id, body(bytes), true));
    return this;
  }

  /** Bytes of the data chunk behind the samples. */
  WavBuilder oddBytes(int count) {
    tail = body(count);
    return this;
  }

  byte[] build() {
    ByteArrayOutputStream chunks = new ByteArrayOutputStream();
    if (wideDataSize.isPresent()) {
      ByteBuffer ds64 = buffer(28).putLong(0).putLong(wideDataSize.getAsLong()).putLong(0);
      chunks.writeBytes(chunk("ds64", ds64.array(), true));
    }
    chunks.writeBytes(before.toByteArray());
    if (withFmt) {
      chunks.writeBytes(chunk("fmt ", fmt(), true));
    }
    if (withData) {
      byte[] data = data();
      byte[] header = buffer(4).putInt((int) dataSize.orElse(data.length)).array();
      chunks.writeBytes(ascii("data"));
      chunks.writeBytes(header);
      chunks.writeBytes(data);
      chunks.writeBytes(new byte[after.size() > 0 ? data.length % 2 : 0]);
    }
    chunks.writeBytes(after.toByteArray());
    ByteArrayOutputStream file = new ByteArrayOutputStream();
    file.writeBytes(ascii(form));
    file.writeBytes(buffer(4).putInt((int) riffSize.orElse(chunks.size() + 4)).array());
    file.writeBytes(ascii("WAVE"));
    file.writeBytes(chunks.toByteArray());
    return file.toByteArray();
  }

  private byte[] fmt() {
    ByteBuffer fmt = buffer((extensible ? 40 : 16) + fmtExtra);
    fmt.putShort((short) (extensible ? 0xFFFE : tag)).putShort((short) channels).putInt(rateHz);
    fmt.putInt(rateHz * blockBytes).putShort((short) blockBytes).putShort((short) bits);
    if (extensible) {
      fmt.putShort((short) 22).putShort((short) validBits).putInt(0);
      fmt.putShort((short) tag).put(GUID_REST);
    }
    return fmt.array();
  }

  private byte[] data() {
    ByteBuffer data = buffer(samples.length * encoding.bytes() + tail.length);
    for (float sample : samples) {
      put(data, sample);
    }
    return data.put(tail).array();
  }

  private void put(ByteBuffer data, float x) {
    switch (encoding) {
      case PCM_8 -> data.put((byte) (linear(x, 128) + 128));
      case PCM_16 -> data.putShort((short) linear(x, 0x1p15));
      case PCM_24 -> {
        byte[] bytes = ByteBuffer.allocate(4).order(order).putInt(linear(x, 0x1p23)).array();
        data.put(bytes, order == ByteOrder.BIG_ENDIAN ? 1 : 0, 3);
      }
      case PCM_32 -> data.putInt(linear(x, 0x1p31));
      case FLOAT_32 -> data.putFloat(x);
      case FLOAT_64 -> data.putDouble(x);
      case A_LAW -> data.put(aLaw(linear(x, 0x1p15)));
      case MU_LAW -> data.put(muLaw(linear(x, 0x1p15)));
    }
  }

  private static int linear(double fraction, double fullScale) {
    return (int) Math.max(-fullScale, Math.min(fullScale - 1, Math.rint(fraction * fullScale)));
  }

  private static byte muLaw(int sample) {
    int magnitude = Math.min(Math.abs(sample), 32_635) + 0x84;
    int exponent = 24 - Integer.numberOfLeadingZeros(magnitude);
    int code = exponent << 4 | magnitude >> (exponent + 3) & 0xF;
    return (byte) ~(sample < 0 ? code | 0x80 : code);
  }

  private static byte aLaw(int sample) {
    int magnitude = Math.min(sample < 0 ? ~sample : sample, 32_767);
    int exponent = Math.max(0, 24 - Integer.numberOfLeadingZeros(magnitude));
    int code = exponent << 4 | magnitude >> Math.max(4, exponent + 3) & 0xF;
    return (byte) ((sample < 0 ? code : code | 0x80) ^ 0x55);
  }

  private byte[] chunk(String id, byte[] body, boolean padding) {
    ByteArrayOutputStream chunk = new ByteArrayOutputStream();
    chunk.writeBytes(ascii(id));
    chunk.writeBytes(buffer(4).putInt(body.length).array());
    chunk.writeBytes(body);
    chunk.writeBytes(new byte[padding ? body.length % 2 : 0]);
    return chunk.toByteArray();
  }

  private static byte[] body(int bytes) {
    byte[] body = new byte[bytes];
    Arrays.fill(body, (byte) 'x');
    return body;
  }

  private ByteBuffer buffer(int bytes) {
    return ByteBuffer.allocate(bytes).order(order);
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }
}
