package dev.earshot.engines.vosk;

import dev.earshot.audio.PcmChunk;
import dev.earshot.recognition.RecognitionOptions;
import dev.earshot.recognition.Recognizer;
import dev.earshot.recognition.SpeechModel;
import dev.earshot.recognition.TestSpeech;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * What a second of audio costs on one thread, beside the raw library in the same run: {@code java
 * -cp ... VoskBench}. Prints the least of several rounds, milliseconds of CPU per second of audio.
 */
final class VoskBench {
  private static final int ROUNDS = 8;
  private static final RecognitionOptions PLAIN = RecognitionOptions.defaults();

  private VoskBench() {}

  private static PcmChunk audio() {
    List<PcmChunk> parts = new ArrayList<>();
    for (int i = 0; i < 10; i++) {
      for (String file : List.of("vosk-digits-rms.wav", "vosk-digits-slt.wav")) {
        parts.add(TestSpeech.clip(file));
        parts.add(TestSpeech.silence(1));
      }
    }
    return TestSpeech.join(parts.toArray(PcmChunk[]::new));
  }

  public static void main(String[] arguments) {
    PcmChunk audio = audio();
    try (SpeechModel model = DigitsModel.load();
        SharedHandle raw =
            new SharedHandle(
                VoskApi.vosk_model_new(DigitsModel.folder().toString()),
                VoskApi::vosk_model_free)) {
      for (int millis : new int[] {20, 100, 200}) {
        List<PcmChunk> chunks = chunks(audio, 16 * millis);
        Map<String, Consumer<List<PcmChunk>>> contenders =
            Map.of(
                "1 raw accept",
                c -> raw(raw, c, 0),
                "2 raw accept, partial result each time",
                c -> raw(raw, c, 1),
                "3 recognizer",
                c -> recognizer(model, PLAIN, c),
                "4 recognizer, partial words",
                c -> recognizer(model, PLAIN.withPartialWords(true), c),
                "5 recognizer, 5 alternatives",
                c -> recognizer(model, PLAIN.withMaxAlternatives(5), c));
        contenders.keySet().stream()
            .sorted()
            .forEach(
                name ->
                    System.out.printf(
                        "%4d ms  %-40s %.3f%n",
                        millis, name, cost(contenders.get(name), chunks, audio)));
      }
    }
  }

  private static List<PcmChunk> chunks(PcmChunk audio, int samples) {
    List<PcmChunk> chunks = new ArrayList<>();
    for (int from = 0; from < audio.length(); from += samples) {
      chunks.add(audio.slice(from, Math.min(from + samples, audio.length())));
    }
    return chunks;
  }

  private static double cost(Consumer<List<PcmChunk>> run, List<PcmChunk> chunks, PcmChunk audio) {
    double[] costs = new double[ROUNDS];
    for (int i = 0; i < ROUNDS; i++) {
      long before = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
      run.accept(chunks);
      long spent = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - before;
      costs[i] = spent / 1e6 / (audio.length() / 16_000.0);
    }
    return Arrays.stream(costs).min().orElseThrow();
  }

  private static void raw(SharedHandle model, List<PcmChunk> chunks, int partials) {
    NativeStream stream = model.use(handle -> NativeStream.open(handle, 16_000, null, PLAIN));
    int length = 0;
    for (PcmChunk chunk : chunks) {
      if (stream.accept(chunk.samples())) {
        length += stream.result().length();
      } else if (partials > 0) {
        length += stream.partial().length();
      }
    }
    length += stream.rest().length();
    stream.free();
    if (length == 0) {
      throw new IllegalStateException("nothing heard");
    }
  }

  private static void recognizer(
      SpeechModel model, RecognitionOptions options, List<PcmChunk> chunks) {
    try (Recognizer recognizer = model.newRecognizer(options)) {
      chunks.forEach(recognizer::accept);
      if (recognizer.finish().size() > 1) {
        throw new IllegalStateException("more than expected");
      }
    }
  }
}
