package dev.earshot.audio.decode.ffmpeg;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/**
 * The containers that ffmpeg may read, each with the signature that it is known by and the one
 * demuxer that may look at it. Immutable. Nothing that names other files or addresses is among
 * them: no playlists, no concatenations, no image sequences.
 */
enum MediaContainer {
  FLAC("FLAC", "flac", starts("fLaC")),
  OGG("Ogg", "ogg", starts("OggS")),
  MATROSKA("WebM or Matroska", "matroska", hex("1a45dfa3")),
  MP4("MP4", "mov", MediaContainer::isMp4),
  AMR("AMR", "amr", starts("#!AMR")),
  ASF("WMA", "asf", hex("3026b2758e66cf11")),
  AIFF("AIFF", "aiff", form("FORM", "AIFF").or(form("FORM", "AIFC"))),
  AU("AU", "au", starts(".snd")),
  CAF("CAF", "caf", starts("caff")),
  WAV("WAV", "wav", form("RIFF", "WAVE")),
  AVI("AVI", "avi", form("RIFF", "AVI ")),
  FLV("FLV", "flv", hex("464c5601")),
  SPHERE("SPHERE", "nistsphere", starts("NIST_1A")),
  MPEG_PS("MPEG", "mpeg", hex("000001ba")),
  MPEG_TS("MPEG-TS", "mpegts", MediaContainer::isTransportStream),
  AAC("AAC", "aac", MediaContainer::isAdts),
  MP3("MP3", "mp3", header -> Id3Tag.starts(header) || isMpegAudio(header));

  private static final Set<String> MP4_ATOMS =
      Set.of("ftyp", "moov", "mdat", "wide", "free", "skip", "pnot");
  private static final int TRANSPORT_PACKET_BYTES = 188;

  private final String label;
  private final String demuxer;
  private final Predicate<byte[]> signature;

  MediaContainer(String label, String demuxer, Predicate<byte[]> signature) {
    this.label = label;
    this.demuxer = demuxer;
    this.signature = signature;
  }

  static Optional<MediaContainer> of(byte[] header) {
    return Arrays.stream(values()).filter(c -> c.signature.test(header)).findFirst();
  }

  /** The name that people know. */
  String label() {
    return label;
  }

  /** ffmpeg's name for what reads it. */
  String demuxer() {
    return demuxer;
  }

  private static Predicate<byte[]> starts(String text) {
    return header -> at(header, 0, text);
  }

  private static Predicate<byte[]> hex(String digits) {
    byte[] bytes = HexFormat.of().parseHex(digits);
    return header -> startsWith(header, 0, bytes);
  }

  private static Predicate<byte[]> form(String outer, String inner) {
    return header -> at(header, 0, outer) && at(header, 8, inner);
  }

  private static boolean at(byte[] header, int offset, String text) {
    return startsWith(header, offset, text.getBytes(StandardCharsets.ISO_8859_1));
  }

  private static boolean startsWith(byte[] header, int offset, byte[] bytes) {
    int end = offset + bytes.length;
    return header.length >= end && Arrays.equals(header, offset, end, bytes, 0, bytes.length);
  }

  private static boolean isMp4(byte[] header) {
    return header.length >= 8
        && MP4_ATOMS.contains(new String(header, 4, 4, StandardCharsets.ISO_8859_1));
  }

  private static boolean isTransportStream(byte[] header) {
    return header.length > 2 * TRANSPORT_PACKET_BYTES
        && header[0] == 'G'
        && header[TRANSPORT_PACKET_BYTES] == 'G'
        && header[2 * TRANSPORT_PACKET_BYTES] == 'G';
  }

  /** Twelve bits of synchronisation, then layer 0, which MPEG audio never has. */
  private static boolean isAdts(byte[] header) {
    return header.length >= 2 && header[0] == (byte) 0xFF && (header[1] & 0xF6) == 0xF0;
  }

  /** A frame header of MPEG audio in which no field has a reserved value (ISO 11172-3, 2.4.1.3). */
  private static boolean isMpegAudio(byte[] header) {
    return header.length >= 4
        && header[0] == (byte) 0xFF
        && (header[1] & 0xE0) == 0xE0
        && (header[1] >> 3 & 3) != 1
        && (header[1] >> 1 & 3) != 0
        && (header[2] >> 4 & 0xF) != 0xF
        && (header[2] >> 2 & 3) != 3;
  }
}
