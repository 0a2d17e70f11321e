package dev.earshot.bench;

import dev.earshot.audio.PcmChunk;
import dev.earshot.audio.PcmFormat;
import dev.earshot.audio.vad.DetectionOff;
import dev.earshot.audio.vad.VoiceActivityDetectorFactory;
import dev.earshot.engines.pocketsphinx.PocketSphinxEngine;
import dev.earshot.recognition.Endpointer;
import dev.earshot.recognition.SpeechModel;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Word errors and processor time of a live stream, with pauses withheld and with everything fed.
 * The latter is cut in the middle of each pause, so that no word is cut; or ({@code -Doff=true})
 * only where an utterance is as long as it may be.
 */
final class EndpointBench {
  private static final PcmFormat FORMAT = new PcmFormat(SpeechSet.RATE_HZ);
  private static final int STEP = SpeechSet.RATE_HZ / 10;
  private static final int HALF_PAUSE_STEPS = 15;

  /** Every how many-th clip is taken. */
  private static final int EVERY = Integer.getInteger("every", 1);

  /** How many times everything is heard, with other pauses and other noise each time. */
  private static final int SCENES = Integer.getInteger("scenes", 1);

  private EndpointBench() {}

  /** Arguments: model, speech, set, then decibels of noise or {@code room}. */
  public static void main(String[] arguments) throws Exception {
    List<SpeechSet.Clip> all = SpeechSet.read(Path.of(arguments[1]), arguments[2]);
    List<SpeechSet.Clip> clips =
        IntStream.range(0, all.size()).filter(i -> i % EVERY == 0).mapToObj(all::get).toList();
    String reference =
        clips.stream().map(SpeechSet.Clip::reference).collect(Collectors.joining(" "));
    var engine = new PocketSphinxEngine(List.of(), 1, Path.of("target", "tmp"));
    try (SpeechModel model = engine.load(engine.describe(Path.of(arguments[0])).orElseThrow())) {
      for (String noise : Arrays.asList(arguments).subList(3, arguments.length)) {
        double snr = noise.equals("room") ? Double.POSITIVE_INFINITY : Double.parseDouble(noise);
        List<SpeechScene> scenes =
            IntStream.rangeClosed(1, SCENES)
                .mapToObj(seed -> SpeechScene.of(clips, NoiseSource.pink(seed), snr, seed))
                .toList();
        var detectors = BenchRules.detectors();
        run(noise + " " + detectors.name(), model, detectors, scenes, false, reference);
        run(noise + " cut in pauses", model, new DetectionOff(), scenes, true, reference);
        if (Boolean.getBoolean("off")) {
          run(noise + " off", model, new DetectionOff(), scenes, false, reference);
        }
      }
    }
  }

  private static void run(
      String name,
      SpeechModel model,
      VoiceActivityDetectorFactory detectors,
      List<SpeechScene> scenes,
      boolean cut,
      String reference) {
    var clock = ManagementFactory.getThreadMXBean();
    long cpu = clock.getCurrentThreadCpuTime();
    int errors = 0;
    int words = 0;
    double fed = 0;
    double length = 0;
    for (SpeechScene scene : scenes) {
      try (var sink = new RecognizingSink(model);
          var endpointer =
              new Endpointer(FORMAT, detectors.newDetector(FORMAT), BenchRules.asked(), sink)) {
        hear(scene, endpointer, cut ? pauses(scene) : Set.of());
        WordErrors heard = WordErrors.between(reference, sink.text());
        errors += heard.errors();
        words += heard.words();
        fed += sink.fedSamples() / (double) SpeechSet.RATE_HZ;
        length += scene.samples().length / (double) SpeechSet.RATE_HZ;
      }
    }
    System.out.printf(
        "%-22s WER %.2f %% (%d/%d), fed %.0f of %.0f s, cpu %.1f s%n",
        name,
        100.0 * errors / words,
        errors,
        words,
        fed,
        length,
        (clock.getCurrentThreadCpuTime() - cpu) / 1e9);
  }

  private static Set<Integer> pauses(SpeechScene scene) {
    return scene.starts().stream()
        .map(s -> s / STEP - HALF_PAUSE_STEPS)
        .collect(Collectors.toSet());
  }

  private static void hear(SpeechScene scene, Endpointer endpointer, Set<Integer> cuts) {
    short[] samples = scene.samples();
    for (int at = 0; at < samples.length; at += STEP) {
      if (cuts.contains(at / STEP)) {
        endpointer.endUtterance();
      }
      short[] step = Arrays.copyOfRange(samples, at, Math.min(at + STEP, samples.length));
      endpointer.accept(PcmChunk.of(FORMAT, step));
    }
    endpointer.endUtterance();
  }
}
