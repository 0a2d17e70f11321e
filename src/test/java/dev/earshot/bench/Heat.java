package dev.earshot.bench;

import dev.earshot.recognition.HotWord;
import dev.earshot.recognition.RecognitionOptions;
import dev.earshot.recognition.SpeechModel;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * One contender once over all clips, on one thread or several, each with a decoder of its own.
 * Confined to the main thread.
 */
final class Heat {
  /** What it took, all threads together. */
  record Result(WordErrors errors, double audioSeconds, double cpuSeconds, double wallSeconds) {
    Result withCpu(double seconds) {
      return new Result(errors, audioSeconds, seconds, wallSeconds);
    }

    Result plus(Result other) {
      return new Result(
          errors.plus(other.errors),
          audioSeconds + other.audioSeconds,
          cpuSeconds + other.cpuSeconds,
          Math.max(wallSeconds, other.wallSeconds));
    }
  }

  private static final boolean VERBOSE = Boolean.getBoolean("verbose");

  private final String wanted;
  private final SpeechModel model;
  private final Path modelFolder;
  private final int threads;

  Heat(String wanted, SpeechModel model, Path modelFolder, int threads) {
    this.wanted = wanted;
    this.model = model;
    this.modelFolder = modelFolder;
    this.threads = threads;
  }

  Result run(List<SpeechSet.Clip> clips) throws Exception {
    if (!wanted.equals(ServerContender.NAME)) {
      return runHere(clips);
    }
    double before = ServerContender.cpuSeconds();
    Result result = runHere(clips);
    return result.withCpu(ServerContender.cpuSeconds() - before);
  }

  private Result runHere(List<SpeechSet.Clip> clips) throws Exception {
    ExecutorService pool = Executors.newFixedThreadPool(threads);
    try {
      List<Future<Result>> shares = new ArrayList<>();
      for (int i = 0; i < threads; i++) {
        shares.add(pool.submit(share(clips, i)));
      }
      Result all = new Result(WordErrors.NONE, 0, 0, 0);
      for (Future<Result> share : shares) {
        all = all.plus(share.get());
      }
      return all;
    } finally {
      pool.shutdown();
    }
  }

  private Callable<Result> share(List<SpeechSet.Clip> clips, int offset) {
    return () -> {
      try (Contender contender = contender()) {
        var clock = ManagementFactory.getThreadMXBean();
        long cpu = clock.getCurrentThreadCpuTime();
        long wall = System.nanoTime();
        WordErrors errors = WordErrors.NONE;
        double seconds = 0;
        for (int i = offset; i < clips.size(); i += threads) {
          errors = errors.plus(hear(contender, clips.get(i)));
          seconds += clips.get(i).seconds();
        }
        return new Result(
            errors,
            seconds,
            (clock.getCurrentThreadCpuTime() - cpu) / 1e9,
            (System.nanoTime() - wall) / 1e9);
      }
    };
  }

  private static WordErrors hear(Contender contender, SpeechSet.Clip clip) {
    String text = contender.transcribe(clip.samples());
    if (VERBOSE) {
      System.out.println(clip.file() + "\n  R " + clip.reference() + "\n  H " + text);
    }
    return WordErrors.between(clip.reference(), text);
  }

  /**
   * {@code raw}, {@code server}, or {@code calibrated|live:step ms:longest region
   * s[:word=boost,...]}.
   */
  private Contender contender() {
    if (wanted.equals(ServerContender.NAME)) {
      return new ServerContender();
    }
    if (wanted.equals("raw")) {
      return new RawPocketSphinx(modelFolder);
    }
    String[] parts = wanted.split(":");
    List<HotWord> words = new ArrayList<>();
    for (String pair : parts.length > 3 ? parts[3].split(",") : new String[0]) {
      words.add(new HotWord(pair.split("=")[0], Double.parseDouble(pair.split("=")[1])));
    }
    return new EngineContender(
        model,
        RecognitionOptions.defaults().withHotWords(words),
        Integer.parseInt(parts[1]) * SpeechSet.RATE_HZ / 1000,
        parts[0].equals("calibrated"),
        Integer.parseInt(parts[2]) * SpeechSet.RATE_HZ);
  }
}
