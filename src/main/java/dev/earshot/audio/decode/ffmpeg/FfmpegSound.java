package dev.earshot.audio.decode.ffmpeg;

import dev.earshot.audio.decode.DecodeWarning;
import dev.earshot.audio.decode.SoundFormat;
import dev.earshot.audio.decode.SoundStream;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** The samples that ffmpeg makes of a sound. One thread at a time. Closing ends ffmpeg. */
final class FfmpegSound implements SoundStream {
  /** Headers round, and encoders add or leave out a frame at either end. */
  private static final Duration TOLERANCE = Duration.ofMillis(500);

  private static final int MILLIS = 1_000;

  private final SoundFile file;
  private final FfmpegProcess process;
  private final FfmpegLog log;
  private final SoundStream samples;
  private final MediaContainer container;
  private final SoundFormat format;
  private final List<DecodeWarning> warnings = new ArrayList<>();
  private long lengthSamples;

  /**
   * @param samples the output of the process, as sound
   */
  FfmpegSound(
      SoundFile file,
      FfmpegProcess process,
      FfmpegLog log,
      SoundStream samples,
      MediaContainer container) {
    this.file = file;
    this.process = process;
    this.log = log;
    this.samples = samples;
    this.container = container;
    this.format =
        new SoundFormat(
            container.label(),
            log.codec().orElse("unknown"),
            samples.format().sampleRateHz(),
            samples.format().channels());
  }

  @Override
  public SoundFormat format() {
    return format;
  }

  @Override
  public int read(float[] interleaved) throws IOException {
    int count = samples.read(interleaved);
    lengthSamples += count;
    if (count == 0) {
      judge(process.awaitSuccess());
    }
    return count;
  }

  /** Without the samples beyond full scale that lossy encodings make of themselves. */
  @Override
  public List<DecodeWarning> warnings() {
    return List.copyOf(warnings);
  }

  @Override
  public void close() throws IOException {
    try (file;
        process) {
      samples.close();
    }
  }

  private void judge(boolean success) throws IOException {
    Duration heard = Duration.ofMillis(lengthSamples * MILLIS / format.sampleRateHz());
    if (container == MediaContainer.OGG) {
      warnOfMissingEnd(heard);
    } else {
      warnOfMissingSound(heard);
    }
    if (!success || log.flaws() > 0) {
      warn("audio-damaged", "the audio is damaged; what could be read of it was heard");
    }
  }

  // why not by its length: it is that of the last page, also when that is not the last one
  private void warnOfMissingEnd(Duration heard) throws IOException {
    if (!OggEnd.isThere(file.path())) {
      warn("audio-truncated", "the audio breaks off after %s s".formatted(seconds(heard)));
    }
  }

  private void warnOfMissingSound(Duration heard) {
    log.statedDuration()
        .filter(stated -> stated.minus(heard).compareTo(TOLERANCE) > 0)
        .ifPresent(
            stated ->
                warn(
                    "audio-truncated",
                    "the audio breaks off after %s s, it should last %s s"
                        .formatted(seconds(heard), seconds(stated))));
  }

  private void warn(String code, String message) {
    warnings.add(new DecodeWarning(code, message));
  }

  private static String seconds(Duration time) {
    return "%d.%d".formatted(time.toSeconds(), time.toMillisPart() / 100);
  }
}
