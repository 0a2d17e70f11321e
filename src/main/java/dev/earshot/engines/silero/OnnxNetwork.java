package dev.earshot.engines.silero;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import java.nio.FloatBuffer;
import java.nio.LongBuffer;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;

/**
 * The network in ONNX Runtime: the only class that names it. Thread-safe, as sessions are. Never
 * closed: it lives as long as the application.
 */
final class OnnxNetwork implements SpeechNetwork {
  private static final long[] ONE = {1};

  private final OrtEnvironment environment;
  private final OrtSession session;
  private final Set<SileroRate> rates = EnumSet.noneOf(SileroRate.class);

  private OnnxNetwork(OrtEnvironment environment, OrtSession session) {
    this.environment = environment;
    this.session = session;
  }

  /**
   * Loads a network and tries which rates it knows.
   *
   * @throws UnusableNetworkException when it is another one
   * @throws LinkageError when ONNX Runtime is not there
   */
  static SpeechNetwork load(Path file) throws UnusableNetworkException {
    OrtEnvironment environment = OrtEnvironment.getEnvironment();
    try (var options = new OrtSession.SessionOptions()) {
      environment.setTelemetry(false);
      // why: the scheduler counts on one core per call, and 32 ms are too little to share
      options.setIntraOpNumThreads(1);
      options.setInterOpNumThreads(1);
      var network =
          new OnnxNetwork(environment, environment.createSession(file.toString(), options));
      network.tryRates();
      return network;
    } catch (OrtException e) {
      throw new UnusableNetworkException(e.toString(), e);
    }
  }

  private void tryRates() throws OrtException {
    run(SileroRate.WIDE.hz(), SileroRate.WIDE.newInput(), SpeechNetwork.newState());
    rates.add(SileroRate.WIDE);
    if (heedsTheRate()) {
      rates.add(SileroRate.NARROW);
    }
  }

  // why so: a network for 16 kHz only takes any length and any rate, and answers nonsense
  private boolean heedsTheRate() {
    float[] input = SileroRate.NARROW.newInput();
    for (int i = 0; i < input.length; i++) {
      input[i] = (float) Math.sin(i * i * 0.01);
    }
    try {
      float narrow = run(SileroRate.NARROW.hz(), input, SpeechNetwork.newState());
      return narrow != answerAtTheOtherRate(input);
    } catch (OrtException e) {
      return false;
    }
  }

  private float answerAtTheOtherRate(float[] input) {
    try {
      return run(SileroRate.WIDE.hz(), input, SpeechNetwork.newState());
    } catch (OrtException e) {
      return Float.NaN;
    }
  }

  @Override
  public boolean knows(SileroRate rate) {
    return rates.contains(rate);
  }

  @Override
  public float probability(SileroRate rate, float[] input, float[][][] state) {
    try {
      return run(rate.hz(), input, state);
    } catch (OrtException e) {
      throw new IllegalStateException("Silero's network failed", e);
    }
  }

  private float run(int rateHz, float[] input, float[][][] state) throws OrtException {
    try (var samples =
            OnnxTensor.createTensor(
                environment, FloatBuffer.wrap(input), new long[] {1, input.length});
        var before = OnnxTensor.createTensor(environment, state);
        var hz = OnnxTensor.createTensor(environment, LongBuffer.wrap(new long[] {rateHz}), ONE);
        var result = session.run(Map.of("input", samples, "state", before, "sr", hz))) {
      float[][][] after = (float[][][]) result.get(1).getValue();
      for (int i = 0; i < state.length; i++) {
        System.arraycopy(after[i][0], 0, state[i][0], 0, state[i][0].length);
      }
      return ((float[][]) result.get(0).getValue())[0][0];
    }
  }
}
