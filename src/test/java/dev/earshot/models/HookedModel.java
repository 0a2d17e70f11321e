package dev.earshot.models;

import dev.earshot.audio.PcmChunk;
import dev.earshot.audio.PcmFormat;
import dev.earshot.recognition.Capabilities;
import dev.earshot.recognition.EngineId;
import dev.earshot.recognition.ModelDescriptor;
import dev.earshot.recognition.ModelId;
import dev.earshot.recognition.RecognitionOptions;
import dev.earshot.recognition.RecognitionUpdate;
import dev.earshot.recognition.Recognizer;
import dev.earshot.recognition.SpeechModel;
import dev.earshot.transcript.Segment;
import dev.earshot.transcript.Warning;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/** A model that hears nothing, and does in its calls what a test wants. Thread-safe. */
public final class HookedModel implements SpeechModel {
  static final EngineId ENGINE = new EngineId("test");
  static final ModelDescriptor DESCRIPTOR =
      new ModelDescriptor(ModelId.parse("hooked").orElseThrow(), ENGINE, "en-US", "/");

  public volatile Runnable onNewRecognizer = () -> {};
  public volatile Runnable onAccept = () -> {};
  public volatile Runnable onReleaseIdle = () -> {};
  public final AtomicInteger recognizersMade = new AtomicInteger();
  public final AtomicInteger openRecognizers = new AtomicInteger();
  public final AtomicInteger closed = new AtomicInteger();
  private final int most;

  public HookedModel(int most) {
    this.most = most;
  }

  @Override
  public ModelDescriptor descriptor() {
    return DESCRIPTOR;
  }

  @Override
  public Capabilities capabilities() {
    return new Capabilities(true, true, true, false, false, false, 1, false);
  }

  @Override
  public PcmFormat inputFormat() {
    return new PcmFormat(16_000);
  }

  @Override
  public int maxRecognizers() {
    return most;
  }

  @Override
  public Recognizer newRecognizer(RecognitionOptions options) {
    onNewRecognizer.run();
    openRecognizers.incrementAndGet();
    recognizersMade.incrementAndGet();
    return new Deaf();
  }

  @Override
  public void releaseIdle() {
    onReleaseIdle.run();
  }

  @Override
  public void close() {
    closed.incrementAndGet();
  }

  private final class Deaf implements Recognizer {
    @Override
    public List<Warning> warnings() {
      return List.of();
    }

    @Override
    public RecognitionUpdate accept(PcmChunk chunk) {
      onAccept.run();
      return new RecognitionUpdate.Unchanged();
    }

    @Override
    public List<Segment> endUtterance() {
      return List.of();
    }

    @Override
    public List<Segment> finish() {
      return List.of();
    }

    @Override
    public void close() {
      openRecognizers.decrementAndGet();
    }
  }
}
