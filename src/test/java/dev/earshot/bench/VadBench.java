package dev.earshot.bench;

import dev.earshot.audio.PcmChunk;
import dev.earshot.audio.PcmFormat;
import dev.earshot.engines.pocketsphinx.PocketSphinxEngine;
import dev.earshot.recognition.Endpointer;
import dev.earshot.recognition.SpeechModel;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/**
 * How much of the words an endpointer withholds, and how much of the silence, for clips with pauses
 * and noise. Words are where the engine hears them in the clean clip.
 */
final class VadBench {
  private static final PcmFormat FORMAT = new PcmFormat(SpeechSet.RATE_HZ);
  private static final int STEP = SpeechSet.RATE_HZ / 10;
  private static final double[] SNRS = {Double.POSITIVE_INFINITY, 20, 10, 5};

  /** A word counts as cut when more than this much of it is withheld. */
  private static final int CUT_SAMPLES = SpeechSet.RATE_HZ / 33;

  /** Pre-roll and hang-over, which are fed in every pause. */
  private static final long PADDING_SAMPLES =
      FORMAT.samplesIn(BenchRules.asked().preRoll().plus(BenchRules.asked().hangOver()));

  private VadBench() {}

  public static void main(String[] arguments) throws Exception {
    Path speech = Path.of(arguments[1]);
    List<SpeechSet.Clip> clips = SpeechSet.read(speech, arguments[2]);
    var engine = new PocketSphinxEngine(List.of(), 1, Path.of("target", "tmp"));
    List<List<WordTimes.Place>> words;
    try (SpeechModel model = engine.load(engine.describe(Path.of(arguments[0])).orElseThrow())) {
      words = WordTimes.of(clips, model, Path.of("target", "words-" + arguments[2] + ".txt"));
    }
    for (String noise : List.of("white", "pink", "noise2", "noise4")) {
      for (double snr : SNRS) {
        for (double gain : new double[] {1, 0.03}) {
          var scene = SpeechScene.of(clips, noise(noise, speech), snr, gain);
          measure("%s %s dB x%s".formatted(noise, snr, gain), scene, clips, words);
        }
      }
    }
  }

  private static NoiseSource noise(String name, Path speech) throws Exception {
    return switch (name) {
      case "white" -> NoiseSource.white(1);
      case "pink" -> NoiseSource.pink(1);
      default ->
          NoiseSource.loop(
              SpeechSet.decode(speech.resolve("audio/formats/sb_noise_" + name + ".wav")));
    };
  }

  private static void measure(
      String name,
      SpeechScene scene,
      List<SpeechSet.Clip> clips,
      List<List<WordTimes.Place>> words) {
    var stretches = new FedStretches();
    var detector = BenchRules.detectors().newDetector(FORMAT);
    var clock = ManagementFactory.getThreadMXBean();
    long cpu = clock.getCurrentThreadCpuTime();
    try (var endpointer = new Endpointer(FORMAT, detector, BenchRules.asked(), stretches)) {
      for (int at = 0; at < scene.samples().length; at += STEP) {
        int end = Math.min(at + STEP, scene.samples().length);
        endpointer.accept(PcmChunk.of(FORMAT, Arrays.copyOfRange(scene.samples(), at, end)));
      }
      endpointer.endUtterance();
    }
    cpu = clock.getCurrentThreadCpuTime() - cpu;
    report(name, scene, clips, words, stretches);
    System.out.printf(
        "  %.3f ms of processor time per second%n",
        cpu / 1e6 / FORMAT.durationOf(scene.samples().length).toSeconds());
  }

  private static void report(
      String name,
      SpeechScene scene,
      List<SpeechSet.Clip> clips,
      List<List<WordTimes.Place>> words,
      FedStretches stretches) {
    long wordSamples = 0;
    long missed = 0;
    int count = 0;
    int cut = 0;
    long silence = 0;
    long withheld = 0;
    long possible = 0;
    int silenceFrom = 0;
    StringBuilder list = new StringBuilder();
    for (int i = 0; i < clips.size(); i++) {
      int start = scene.starts().get(i);
      for (WordTimes.Place word : words.get(i)) {
        int length = word.to() - word.from();
        int heard = stretches.fed().get(start + word.from(), start + word.to()).cardinality();
        wordSamples += length;
        missed += length - heard;
        count++;
        if (length - heard > CUT_SAMPLES) {
          cut++;
          list.append(' ').append(i).append('@').append(word.from() / 16);
        }
      }
      if (!words.get(i).isEmpty()) {
        int silenceTo = start + words.get(i).get(0).from();
        silence += silenceTo - silenceFrom;
        possible += Math.max(0, silenceTo - silenceFrom - PADDING_SAMPLES);
        withheld +=
            silenceTo - silenceFrom - stretches.fed().get(silenceFrom, silenceTo).cardinality();
        silenceFrom = start + words.get(i).get(words.get(i).size() - 1).to();
      }
    }
    int end = scene.samples().length;
    silence += end - silenceFrom;
    possible += Math.max(0, end - silenceFrom - PADDING_SAMPLES / 2);
    withheld += end - silenceFrom - stretches.fed().get(silenceFrom, end).cardinality();
    System.out.printf(
        "%-24s words %d, cut %d (%.2f %% of word time); silence withheld %.1f %%, %.1f %% of"
            + " what the rules allow; %d utterances%s%n",
        name,
        count,
        cut,
        100.0 * missed / wordSamples,
        100.0 * withheld / silence,
        100.0 * withheld / possible,
        stretches.utterances(),
        list);
  }
}
