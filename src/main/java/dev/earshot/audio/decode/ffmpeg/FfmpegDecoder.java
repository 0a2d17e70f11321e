package dev.earshot.audio.decode.ffmpeg;

import dev.earshot.audio.AudioException;
import dev.earshot.audio.AudioSource;
import dev.earshot.audio.DamagedAudioException;
import dev.earshot.audio.UnsupportedAudioException;
import dev.earshot.audio.decode.AudioDecoder;
import dev.earshot.audio.decode.SoundStream;
import dev.earshot.audio.decode.WavDecoder;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Semaphore;

/**
 * All containers that are left to ffmpeg. Thread-safe. Each open sound has a process of its own;
 * when there are as many as allowed, the next one waits in its turn.
 */
public final class FfmpegDecoder implements AudioDecoder {
  private static final int BUFFER_BYTES = 64 * 1024;

  private final FfmpegProgram program;
  private final FfmpegLimits limits;
  private final Path folder;
  private final Clock clock;
  private final Semaphore places;

  /**
   * @param folder existing, for sounds that are not in a file of their own; nothing stays in it
   */
  public FfmpegDecoder(FfmpegProgram program, FfmpegLimits limits, Path folder, Clock clock) {
    this.program = program;
    this.limits = limits;
    this.folder = folder;
    this.clock = clock;
    this.places = new Semaphore(limits.maxProcesses(), true);
  }

  @Override
  public List<String> containers() {
    return Arrays.stream(MediaContainer.values()).map(MediaContainer::label).toList();
  }

  @Override
  public boolean recognises(byte[] header) {
    return MediaContainer.of(header).isPresent();
  }

  @Override
  public SoundStream open(AudioSource audio) throws IOException {
    MediaContainer container = container(audio);
    SoundFile file = SoundFile.of(audio, folder);
    try {
      return open(file, container);
    } catch (IOException | RuntimeException e) {
      file.close();
      throw e;
    }
  }

  private SoundStream open(SoundFile file, MediaContainer container) throws IOException {
    FfmpegLog log = new FfmpegLog();
    FfmpegProcess process =
        FfmpegProcess.start(
            new FfmpegCommand(program, limits).decoding(file.path(), container),
            program.environment(),
            new FfmpegProcess.Supervision(places, folder, log, limits.maxTime(), clock));
    try {
      InputStream output = new BufferedInputStream(process, BUFFER_BYTES);
      requireOutput(output, process, log, container);
      return new FfmpegSound(file, process, log, WavDecoder.open(output), container);
    } catch (IOException | RuntimeException e) {
      process.close();
      throw e;
    }
  }

  private static void requireOutput(
      InputStream output, FfmpegProcess process, FfmpegLog log, MediaContainer container)
      throws IOException {
    output.mark(1);
    if (output.read() >= 0) {
      output.reset();
      return;
    }
    boolean unused = process.awaitSuccess();
    throw failure(log, container.label());
  }

  static AudioException failure(FfmpegLog log, String container) {
    if (log.codecRefused()) {
      return new UnsupportedAudioException(
          "%s with sound encoded as %s, which is not accepted"
              .formatted(container, log.codec().orElse("unknown")));
    }
    if (log.outOfMemory()) {
      return new DamagedAudioException(container + ": reading it takes more memory than allowed");
    }
    if (log.withoutIndex()) {
      return new DamagedAudioException(
          container + ": its index ('moov') is missing, as when a recording breaks off");
    }
    if (log.readable() && log.codec().isEmpty()) {
      return new UnsupportedAudioException(container + " without a sound track");
    }
    return new DamagedAudioException(container + ": it is damaged, no sound could be read");
  }

  private MediaContainer container(AudioSource audio) throws IOException {
    try (InputStream in = audio.open()) {
      byte[] header = in.readNBytes(HEADER_BYTES);
      MediaContainer container = recognised(header);
      if (!Id3Tag.starts(header)) {
        return container;
      }
    }
    try (InputStream in = audio.open()) {
      return MediaContainer.of(Id3Tag.skip(in, HEADER_BYTES)).orElse(MediaContainer.MP3);
    }
  }

  private static MediaContainer recognised(byte[] header) {
    return MediaContainer.of(header)
        .orElseThrow(() -> new IllegalArgumentException("a sound that was not recognised"));
  }
}
