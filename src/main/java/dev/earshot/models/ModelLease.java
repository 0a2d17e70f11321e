package dev.earshot.models;

import dev.earshot.recognition.RecognitionOptions;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * The right to run one stream on a model. Held by one request or session; closing it twice is
 * harmless, and every recognizer made through it is closed before.
 */
public final class ModelLease implements AutoCloseable {
  private final LoadedModel model;
  private final Runnable giveBack;
  private final AtomicBoolean closed = new AtomicBoolean();

  ModelLease(LoadedModel model, Runnable giveBack) {
    this.model = model;
    this.giveBack = giveBack;
  }

  public LoadedModel model() {
    return model;
  }

  /**
   * A recognizer, one at a time; the caller closes it before the lease. A native call: to be made
   * on the scheduler.
   *
   * @throws dev.earshot.recognition.UnsupportedOptionException when the model cannot do that
   */
  public LeasedRecognizer newRecognizer(RecognitionOptions options) {
    if (closed.get()) {
      throw new IllegalStateException("the lease was closed");
    }
    return model.newRecognizer(options);
  }

  @Override
  public void close() {
    if (closed.compareAndSet(false, true)) {
      giveBack.run();
    }
  }
}
