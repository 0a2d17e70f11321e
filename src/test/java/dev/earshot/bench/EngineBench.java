package dev.earshot.bench;

import dev.earshot.engines.pocketsphinx.PocketSphinxEngine;
import dev.earshot.recognition.HotWord;
import dev.earshot.recognition.RecognitionOptions;
import dev.earshot.recognition.SpeechModel;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Runs several contenders over one set of clips and prints their word errors and processor time.
 */
final class EngineBench {
  private EngineBench() {}

  public static void main(String[] arguments) throws Exception {
    Path modelFolder = Path.of(arguments[0]);
    List<SpeechSet.Clip> clips = SpeechSet.read(Path.of(arguments[1]), arguments[2]);
    var engine = new PocketSphinxEngine(List.of(), 4);
    System.out.println(engine.availability());
    try (SpeechModel model = engine.load(engine.describe(modelFolder).orElseThrow())) {
      for (String wanted : Arrays.asList(arguments).subList(3, arguments.length)) {
        try (Contender contender = contender(wanted, model, modelFolder)) {
          run(contender, clips);
        }
      }
    }
  }

  /** {@code raw}, or {@code cal|live:step ms:region s[:word=boost,...]}. */
  private static Contender contender(String wanted, SpeechModel model, Path modelFolder) {
    if (wanted.equals("raw")) {
      return new RawPocketSphinx(modelFolder);
    }
    String[] parts = wanted.split(":");
    List<HotWord> words = new ArrayList<>();
    for (String pair : parts.length > 3 ? parts[3].split(",") : new String[0]) {
      words.add(new HotWord(pair.split("=")[0], Double.parseDouble(pair.split("=")[1])));
    }
    return new EngineContender(
        wanted.substring(0, Math.min(60, wanted.length())),
        model,
        RecognitionOptions.defaults().withHotWords(words),
        Integer.parseInt(parts[1]) * SpeechSet.RATE_HZ / 1000,
        parts[0].equals("cal"),
        Integer.parseInt(parts[2]) * SpeechSet.RATE_HZ);
  }

  private static void run(Contender contender, List<SpeechSet.Clip> clips) {
    var threads = ManagementFactory.getThreadMXBean();
    WordErrors errors = WordErrors.NONE;
    double seconds = 0;
    boolean verbose = Boolean.getBoolean("verbose");
    long start = threads.getCurrentThreadCpuTime();
    for (SpeechSet.Clip clip : clips) {
      String text = contender.transcribe(clip.samples());
      if (verbose) {
        System.out.println(clip.file() + "\n  R " + clip.reference() + "\n  H " + text);
      }
      errors = errors.plus(WordErrors.between(clip.reference(), text));
      seconds += clip.seconds();
    }
    double cpu = (threads.getCurrentThreadCpuTime() - start) / 1e9;
    System.out.printf(
        "%-62s WER %.2f %% (%d/%d) cpu %.1f s, real-time factor %.3f%n",
        contender.name(), errors.percent(), errors.errors(), errors.words(), cpu, cpu / seconds);
  }
}
