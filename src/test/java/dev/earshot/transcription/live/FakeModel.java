package dev.earshot.transcription.live;

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
import dev.earshot.transcript.Hypothesis;
import dev.earshot.transcript.Segment;
import dev.earshot.transcript.TimeSpan;
import dev.earshot.transcript.Warning;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;

/**
 * A model that "understands" how the audio was fed: for each call its number of samples, as a
 * recognizer that adapts from call to call might. Notices what no engine bears: calls at once, or
 * after closing.
 */
final class FakeModel implements SpeechModel {
  static final ModelId ID = ModelId.parse("fake").orElseThrow();

  private final int most;
  final AtomicInteger open = new AtomicInteger();
  final AtomicInteger misused = new AtomicInteger();
  final AtomicInteger made = new AtomicInteger();

  FakeModel(int most) {
    this.most = most;
  }

  @Override
  public ModelDescriptor descriptor() {
    return new ModelDescriptor(ID, new EngineId("test"), "en-US", "/");
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
    open.incrementAndGet();
    return new Ear(made.incrementAndGet());
  }

  @Override
  public void close() {}

  private final class Ear implements Recognizer {
    private final int number;
    private final AtomicBoolean busy = new AtomicBoolean();
    private final AtomicBoolean closed = new AtomicBoolean();
    private final List<Integer> calls = new ArrayList<>();

    Ear(int number) {
      this.number = number;
    }

    @Override
    public List<Warning> warnings() {
      return List.of();
    }

    @Override
    public RecognitionUpdate accept(PcmChunk chunk) {
      enter();
      calls.add(chunk.length());
      Thread.onSpinWait();
      leave();
      return new RecognitionUpdate.Unchanged();
    }

    @Override
    public List<Segment> endUtterance() {
      enter();
      String text = calls.stream().map(String::valueOf).collect(Collectors.joining(" "));
      calls.clear();
      leave();
      TimeSpan span = new TimeSpan(Duration.ZERO, Duration.ofSeconds(1));
      return List.of(new Segment(span, List.of(new Hypothesis(text, List.of(), number))));
    }

    @Override
    public List<Segment> finish() {
      return endUtterance();
    }

    @Override
    public void close() {
      if (busy.get()) {
        misused.incrementAndGet();
      }
      if (!closed.getAndSet(true)) {
        open.decrementAndGet();
      }
    }

    private void enter() {
      if (closed.get() || busy.getAndSet(true)) {
        misused.incrementAndGet();
      }
    }

    private void leave() {
      busy.set(false);
    }
  }
}
