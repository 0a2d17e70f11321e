package dev.earshot.transcription;

import dev.earshot.audio.decode.AudioDecoder;
import dev.earshot.audio.decode.AudioDecoding;
import dev.earshot.audio.decode.ffmpeg.FfmpegDecoder;
import dev.earshot.audio.decode.ffmpeg.FfmpegLimits;
import dev.earshot.audio.decode.ffmpeg.FfmpegProgram;
import dev.earshot.audio.decode.ffmpeg.FfmpegSearch;
import dev.earshot.config.Settings;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.Resource;
import jakarta.ejb.ConcurrencyManagement;
import jakarta.ejb.ConcurrencyManagementType;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jspecify.annotations.NullUnmarked;

/**
 * All that can decode sound on this machine. Thread-safe. ffmpeg is looked for in the background at
 * start; whoever wants to decode before it is found waits for it.
 */
@Singleton
@Startup
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
@NullUnmarked // why: the container fills the fields
public class AudioDecoders {
  private static final Logger LOG = Logger.getLogger(AudioDecoders.class.getName());

  @Inject Settings settings;
  @Inject Clock clock;
  @Resource ManagedExecutorService executor;

  /** What was found. */
  private record Found(AudioDecoding decoding, Optional<FfmpegProgram> ffmpeg) {}

  private CompletableFuture<Found> found;

  @PostConstruct
  void start() {
    found = executor.supplyAsync(this::find).exceptionally(AudioDecoders::withoutFfmpeg);
  }

  /** Decoding with all decoders there are. */
  public AudioDecoding decoding() {
    return found.join().decoding();
  }

  /** The ffmpeg of this machine; empty when there is none, or while it is looked for. */
  public Optional<FfmpegProgram> ffmpegIfFound() {
    return found.isDone() ? found.join().ffmpeg() : Optional.empty();
  }

  /** Where ffmpeg runs. There once ffmpeg was found. */
  public Path ffmpegFolder() {
    return settings.temporaryFolder().resolve("ffmpeg");
  }

  private static Found withoutFfmpeg(Throwable failure) {
    LOG.log(Level.WARNING, "event=ffmpeg-missing", failure);
    return new Found(AudioDecoding.builtIn(), Optional.empty());
  }

  private Found find() {
    List<AudioDecoder> decoders = new ArrayList<>(AudioDecoding.javaDecoders());
    Settings.Ffmpeg ffmpeg = settings.ffmpeg();
    FfmpegSearch search =
        new FfmpegSearch(ffmpeg.program(), ffmpeg.searchPath(), settings.nativeFolder());
    FfmpegSearch.Outcome outcome = search.find();
    Optional<FfmpegProgram> usable = Optional.empty();
    if (outcome instanceof FfmpegSearch.Found one) {
      FfmpegProgram program = one.program();
      usable = Optional.of(program);
      LOG.info(
          () -> "event=ffmpeg version=" + program.version() + " program=" + program.executable());
      decoders.add(decoder(program));
    } else if (outcome instanceof FfmpegSearch.Missing missing) {
      LOG.warning(
          () -> "event=ffmpeg-missing reason=\"" + String.join("; ", missing.reasons()) + "\"");
    }
    return new Found(new AudioDecoding(decoders), usable);
  }

  private AudioDecoder decoder(FfmpegProgram program) {
    Path folder = ffmpegFolder();
    try {
      Files.createDirectories(folder);
    } catch (IOException e) {
      throw new UncheckedIOException("the folder for ffmpeg cannot be made", e);
    }
    FfmpegLimits limits =
        new FfmpegLimits(
            settings.recognition().decoders(),
            settings.ffmpeg().maxTime(),
            settings.ffmpeg().maxMemory().bytes());
    return new FfmpegDecoder(program, limits, folder, clock);
  }
}
