package dev.earshot.testing;

import java.util.List;

/**
 * One kind of file and how to make it of a WAV.
 *
 * @param options of ffmpeg
 */
public record SoundFileKind(String name, String extension, String options, Fidelity fidelity) {
  /** What is left of the sound. */
  public enum Fidelity {
    /** The very same samples. */
    EXACT,
    /** Every word. */
    GOOD,
    /** Half of the spectrum, too little for some words. */
    TELEPHONE
  }

  public static final List<SoundFileKind> ALL =
      List.of(
          lossless("FLAC 16", "flac", "-c:a flac"),
          lossless("FLAC 24", "flac", "-c:a flac -sample_fmt s32"),
          lossless("FLAC in Ogg", "ogg", "-c:a flac"),
          lossless("ALAC in M4A", "m4a", "-c:a alac"),
          lossless("WavPack in Matroska", "mka", "-c:a wavpack"),
          lossless("AIFF 16", "aiff", "-c:a pcm_s16be"),
          lossless("AIFF 24", "aiff", "-c:a pcm_s24be"),
          lossless("AIFF 32", "aiff", "-c:a pcm_s32be"),
          lossless("AIFF-C, little-endian", "aiff", "-c:a pcm_s16le"),
          lossless("AU 16", "au", "-c:a pcm_s16be"),
          lossless("AU 24", "au", "-c:a pcm_s24be"),
          lossless("AU float", "au", "-c:a pcm_f32be"),
          lossless("CAF", "caf", "-c:a pcm_s16le"),
          lossless("PCM in MOV", "mov", "-c:a pcm_s16le"),
          lossless("PCM in AVI", "avi", "-c:a pcm_s16le"),
          lossless("WAV 32", "wav", "-c:a pcm_s32le"),
          lossy("MP3", "mp3", "-c:a libmp3lame -b:a 64k"),
          lossy("MP3 with variable rate", "mp3", "-c:a libmp3lame -q:a 4"),
          lossy("MP3 in WAV", "wav", "-c:a libmp3lame -b:a 64k"),
          lossy("Vorbis", "ogg", "-af pan=stereo|c0=c0|c1=c0 -c:a vorbis -strict -2"),
          lossy("Opus", "ogg", "-c:a libopus -b:a 24k"),
          lossy("WebM", "webm", "-c:a libopus -b:a 24k"),
          lossy("M4A, index at the end", "m4a", "-c:a aac -b:a 64k"),
          lossy("M4A, index at the beginning", "m4a", "-c:a aac -b:a 64k -movflags +faststart"),
          lossy("fragmented MP4", "mp4", "-c:a aac -b:a 64k -movflags frag_keyframe+empty_moov"),
          lossy("AAC", "aac", "-c:a aac -b:a 64k"),
          lossy("AMR wide band", "amr", "-c:a libvo_amrwbenc -b:a 23850 -ar 16000"),
          new SoundFileKind(
              "AMR narrow band",
              "amr",
              "-c:a libopencore_amrnb -b:a 12200 -ar 8000",
              Fidelity.TELEPHONE),
          lossy("WMA", "wma", "-c:a wmav2 -b:a 64k"),
          lossy("AIFF-C, mu-law", "aiff", "-c:a pcm_mulaw"),
          lossy("AU mu-law", "au", "-c:a pcm_mulaw"),
          lossy("ADPCM in WAV", "wav", "-c:a adpcm_ms"),
          lossy("MPEG-TS", "ts", "-c:a aac -b:a 64k"),
          lossy("FLV", "flv", "-c:a libmp3lame -b:a 64k -ar 22050"));

  private static SoundFileKind lossless(String name, String extension, String options) {
    return new SoundFileKind(name, extension, options, Fidelity.EXACT);
  }

  private static SoundFileKind lossy(String name, String extension, String options) {
    return new SoundFileKind(name, extension, options, Fidelity.GOOD);
  }

  /** The kind of that name. */
  public static SoundFileKind named(String name) {
    return ALL.stream().filter(kind -> kind.name().equals(name)).findFirst().orElseThrow();
  }

  /** A WAV as a file of this kind. */
  public byte[] of(byte[] wav) {
    return MediaFiles.make(wav, extension, options);
  }

  @Override
  public String toString() {
    return name;
  }
}
