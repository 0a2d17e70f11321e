package dev.earshot.audio.decode;

import java.nio.ByteBuffer;
import java.util.function.IntUnaryOperator;

/** The two logarithmic laws of telephony (ITU-T G.711) as tables. Immutable. */
enum G711 {
  A_LAW(G711::aLaw),
  MU_LAW(G711::muLaw);

  private final float[] fractions = new float[256];

  G711(IntUnaryOperator law) {
    for (int code = 0; code < fractions.length; code++) {
      fractions[code] = law.applyAsInt(code) / 0x1p15f;
    }
  }

  void decode(ByteBuffer codes, float[] target, int count) {
    for (int i = 0; i < count; i++) {
      target[i] = fractions[Byte.toUnsignedInt(codes.get(i))];
    }
  }

  private static int aLaw(int code) {
    int inverted = code ^ 0x55;
    int exponent = inverted >> 4 & 7;
    int mantissa = (inverted & 0xF) << 4 | 8;
    int magnitude = exponent == 0 ? mantissa : (mantissa | 0x100) << (exponent - 1);
    return (inverted & 0x80) != 0 ? magnitude : -magnitude;
  }

  private static int muLaw(int code) {
    int inverted = ~code & 0xFF;
    int exponent = inverted >> 4 & 7;
    int magnitude = (((inverted & 0xF) << 3 | 0x84) << exponent) - 0x84;
    return (inverted & 0x80) != 0 ? -magnitude : magnitude;
  }
}
