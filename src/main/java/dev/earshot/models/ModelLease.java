package dev.earshot.models;

import dev.earshot.audio.PcmFormat;
import dev.earshot.recognition.Capabilities;
import dev.earshot.recognition.ModelDescriptor;
import dev.earshot.recognition.RecognitionOptions;
import dev.earshot.recognition.Recognizer;
import dev.earshot.recognition.SpeechModel;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * The right to run one stream on a model. Held by one request; closing it twice is harmless, and
 * every recognizer made through it is closed before.
 */
public final class ModelLease implements AutoCloseable {
  private final SpeechModel model;
  private final EngineGate gate;
  private final Runnable giveBack;
  private final AtomicBoolean closed = new AtomicBoolean();

  ModelLease(SpeechModel model, EngineGate gate, Runnable giveBack) {
    this.model = model;
    this.gate = gate;
    this.giveBack = giveBack;
  }

  public ModelDescriptor descriptor() {
    return model.descriptor();
  }

  public Capabilities capabilities() {
    return model.capabilities();
  }

  public PcmFormat inputFormat() {
    return model.inputFormat();
  }

  /**
   * A recognizer for this request, one at a time; the caller closes it before the lease.
   *
   * @throws dev.earshot.recognition.UnsupportedOptionException when the model cannot do that
   */
  public Recognizer newRecognizer(RecognitionOptions options) {
    if (closed.get()) {
      throw new IllegalStateException("the lease was closed");
    }
    return new GatedRecognizer(gate.call(() -> model.newRecognizer(options)), gate);
  }

  @Override
  public void close() {
    if (closed.compareAndSet(false, true)) {
      giveBack.run();
    }
  }
}
