package dev.earshot.audio.decode.ffmpeg;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The command that turns one sound into samples on standard output. Immutable. */
final class FfmpegCommand {
  private static final Path SHELL = Path.of("/bin/sh");

  /** Largest single allocation, as a share of all memory. */
  private static final int ALLOCATION_SHARE = 4;

  /**
   * Decoders that may run: those of sound, and of sound only those that recorders, telephones and
   * browsers use.
   */
  private static final String CODECS =
      String.join(
          ",",
          "aac,aac_latm,ac3,eac3,alac,amrnb,amrwb,libopencore_amrnb,libopencore_amrwb,ape,flac",
          "g722,g726,g726le,gsm,libgsm,gsm_ms,libgsm_ms,mp1,mp1float,mp2,mp2float,mp3,mp3float",
          "opus,libopus,speex,libspeex,tta,vorbis,libvorbis,wavpack",
          "wmav1,wmav2,wmapro,wmalossless,wmavoice,nellymoser",
          "adpcm_ima_wav,adpcm_ima_qt,adpcm_ms,adpcm_swf,adpcm_yamaha",
          "pcm_alaw,pcm_mulaw,pcm_u8,pcm_s8,pcm_s16le,pcm_s16be,pcm_s24le,pcm_s24be",
          "pcm_s32le,pcm_s32be,pcm_f32le,pcm_f32be,pcm_f64le,pcm_f64be,pcm_bluray,pcm_dvd");

  /**
   * Sets limits, then becomes the program that they are for. A limit that the system does not know
   * is passed over. The first limit of time lets the program end by itself, the second one kills
   * it.
   */
  private static final String LIMITED =
      "ulimit -c 0; ulimit -f 0; ulimit -v \"$1\"; ulimit -H -t \"$3\"; ulimit -S -t \"$2\"; "
          + "shift 3; exec \"$@\"";

  private static final int SECONDS_TO_END = 5;

  private final FfmpegProgram program;
  private final FfmpegLimits limits;

  FfmpegCommand(FfmpegProgram program, FfmpegLimits limits) {
    this.program = program;
    this.limits = limits;
  }

  /** Decodes a file. */
  List<String> decoding(Path file, MediaContainer container) {
    List<String> command = reading("file", container, "file:" + file.toAbsolutePath());
    // why float and as it is: rate and channels are converted here, the same way for every file
    command.addAll(words("-c:a pcm_f32le -f wav pipe:1"));
    return command;
  }

  /** Decodes what comes by standard input, each packet at once. */
  List<String> decodingPipe(MediaContainer container, int sampleRateHz) {
    List<String> command = reading("pipe", container, "pipe:0");
    // why no options of low latency: they drop the first packet and gain nothing (ADR 0030)
    command.addAll(words("-c:a pcm_s16le -ac 1 -ar " + sampleRateHz));
    command.addAll(words("-flush_packets 1 -f s16le pipe:1"));
    return command;
  }

  private List<String> reading(String protocol, MediaContainer container, String input) {
    List<String> command = new ArrayList<>();
    if (Files.isExecutable(SHELL)) {
      long seconds = limits.maxTime().toSeconds() + 1;
      long kibibytes = limits.maxMemoryBytes() / 1024;
      command.addAll(List.of(SHELL.toString(), "-c", LIMITED, "sh", kibibytes + ""));
      command.addAll(List.of(seconds + "", seconds + SECONDS_TO_END + ""));
    }
    command.add(program.executable().toString());
    command.addAll(words("-hide_banner -nostdin -nostats -loglevel level+info"));
    command.addAll(List.of("-max_alloc", limits.maxMemoryBytes() / ALLOCATION_SHARE + ""));
    // what may be read, and by whom; -threads 1 bounds memory and leaves the other cores alone
    command.addAll(words("-threads 1 -protocol_whitelist " + protocol + " -vn -sn -dn"));
    command.addAll(List.of("-codec_whitelist", CODECS, "-f", container.demuxer()));
    command.addAll(List.of("-i", input));
    command.addAll(words("-map 0:a:0 -map_metadata -1 -map_chapters -1 -bitexact"));
    return command;
  }

  private static List<String> words(String options) {
    return List.of(options.split(" "));
  }
}
