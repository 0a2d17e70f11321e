package dev.earshot.models;

import dev.earshot.audio.PcmChunk;
import dev.earshot.audio.PcmFormat;
import dev.earshot.audio.resample.PcmResampler;
import dev.earshot.config.NanoClock;
import dev.earshot.recognition.RecognitionOptions;
import dev.earshot.recognition.RecognitionUpdate;
import dev.earshot.recognition.Recognizer;
import dev.earshot.recognition.SpeechModel;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * What a model takes for a sentence before anybody spoke to it. Stateless. Everything here is
 * native work.
 */
final class Benchmark {
  /** A sentence read by a synthetic voice: raw 16-bit little-endian samples. */
  private static final String SENTENCE = "benchmark-16khz.pcm";

  private static final PcmFormat FORMAT = new PcmFormat(16_000);

  private Benchmark() {}

  /** The sentence at the rate that a model wants. */
  static PcmChunk sentence(PcmFormat wanted) throws IOException {
    try (InputStream in = Benchmark.class.getResourceAsStream(SENTENCE)) {
      if (in == null) {
        throw new FileNotFoundException("not in the WAR: " + SENTENCE);
      }
      ByteBuffer bytes = ByteBuffer.wrap(in.readAllBytes()).order(ByteOrder.LITTLE_ENDIAN);
      short[] samples = new short[bytes.remaining() / Short.BYTES];
      bytes.asShortBuffer().get(samples);
      return new PcmResampler(FORMAT, wanted).accept(PcmChunk.of(FORMAT, samples));
    }
  }

  /** Processor time per second of audio. */
  static double realTimeFactor(SpeechModel model, PcmChunk sentence) {
    NanoClock clock = NanoClock.processorTime();
    try (Recognizer recognizer = model.newRecognizer(RecognitionOptions.defaults())) {
      long start = clock.nanos();
      RecognitionUpdate unused = recognizer.accept(sentence);
      Object unusedEnd = recognizer.finish();
      return (double) (clock.nanos() - start) / sentence.duration().toNanos();
    }
  }
}
