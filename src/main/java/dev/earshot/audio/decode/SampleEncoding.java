package dev.earshot.audio.decode;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;

/** How an uncompressed sound writes a sample, named by the tags that WAV uses. Immutable. */
enum SampleEncoding {
  PCM_8(1, 8, "PCM 8") {
    @Override
    void decode(ByteBuffer bytes, float[] fractions, int count) {
      for (int i = 0; i < count; i++) {
        fractions[i] = (Byte.toUnsignedInt(bytes.get(i)) - 128) / 128f;
      }
    }
  },
  PCM_16(1, 16, "PCM 16") {
    @Override
    void decode(ByteBuffer bytes, float[] fractions, int count) {
      for (int i = 0; i < count; i++) {
        fractions[i] = bytes.getShort(2 * i) / 0x1p15f;
      }
    }
  },
  PCM_24(1, 24, "PCM 24") {
    @Override
    void decode(ByteBuffer bytes, float[] fractions, int count) {
      boolean bigEndian = bytes.order() == ByteOrder.BIG_ENDIAN;
      for (int i = 0; i < count; i++) {
        int high = bytes.get(bigEndian ? 3 * i : 3 * i + 2);
        int low = Byte.toUnsignedInt(bytes.get(bigEndian ? 3 * i + 2 : 3 * i));
        int middle = Byte.toUnsignedInt(bytes.get(3 * i + 1));
        fractions[i] = (high << 16 | middle << 8 | low) / 0x1p23f;
      }
    }
  },
  PCM_32(1, 32, "PCM 32") {
    @Override
    void decode(ByteBuffer bytes, float[] fractions, int count) {
      for (int i = 0; i < count; i++) {
        fractions[i] = bytes.getInt(4 * i) / 0x1p31f;
      }
    }
  },
  FLOAT_32(3, 32, "float 32") {
    @Override
    void decode(ByteBuffer bytes, float[] fractions, int count) {
      for (int i = 0; i < count; i++) {
        fractions[i] = bytes.getFloat(4 * i);
      }
    }
  },
  FLOAT_64(3, 64, "float 64") {
    @Override
    void decode(ByteBuffer bytes, float[] fractions, int count) {
      for (int i = 0; i < count; i++) {
        fractions[i] = (float) bytes.getDouble(8 * i);
      }
    }
  },
  A_LAW(6, 8, "A-law") {
    @Override
    void decode(ByteBuffer bytes, float[] fractions, int count) {
      G711.A_LAW.decode(bytes, fractions, count);
    }
  },
  MU_LAW(7, 8, "mu-law") {
    @Override
    void decode(ByteBuffer bytes, float[] fractions, int count) {
      G711.MU_LAW.decode(bytes, fractions, count);
    }
  };

  private final int tag;
  private final int bits;
  private final String label;

  SampleEncoding(int tag, int bits, String label) {
    this.tag = tag;
    this.bits = bits;
    this.label = label;
  }

  static boolean isKnown(int tag) {
    return Arrays.stream(values()).anyMatch(encoding -> encoding.tag == tag);
  }

  static Optional<SampleEncoding> of(int tag, int bits) {
    return Arrays.stream(values())
        .filter(encoding -> encoding.tag == tag && encoding.bits == bits)
        .findFirst();
  }

  static Optional<SampleEncoding> linear(int bits) {
    return of(PCM_16.tag, bits);
  }

  static Optional<SampleEncoding> floating(int bits) {
    return of(FLOAT_32.tag, bits);
  }

  /** All labels, for a sentence about what is accepted. */
  static String labels() {
    return Arrays.stream(values()).map(SampleEncoding::label).collect(Collectors.joining(", "));
  }

  /** Name for people, e.g. {@code PCM 16}. */
  String label() {
    return label;
  }

  int bytes() {
    return bits / Byte.SIZE;
  }

  /** Reads {@code count} samples from the buffer's beginning; floats come as they are. */
  abstract void decode(ByteBuffer bytes, float[] fractions, int count);
}
