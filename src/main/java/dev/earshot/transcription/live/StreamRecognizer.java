package dev.earshot.transcription.live;

import dev.earshot.audio.PcmChunk;
import dev.earshot.models.LeasedRecognizer;
import dev.earshot.models.LoadedModel;
import dev.earshot.models.ModelLease;
import dev.earshot.recognition.RecognitionOptions;
import dev.earshot.recognition.RecognitionUpdate;
import dev.earshot.recognition.StablePrefix;
import dev.earshot.recognition.UnsupportedOptionException;
import dev.earshot.transcript.Segment;
import dev.earshot.transcript.Warning;
import dev.earshot.transcript.Word;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Hears the utterances of one stream through a recognizer that is there only while it is needed.
 * One thread at a time, on the scheduler. Times count from the stream's first sample.
 */
final class StreamRecognizer implements AutoCloseable {
  private final LoadedModel model;
  private final Duration base;
  private final StablePrefix prefix = new StablePrefix();
  private final List<Warning> warnings = new ArrayList<>();
  private final List<Segment> finals = new ArrayList<>();

  private RecognitionOptions options;
  private @Nullable ModelLease lease;
  private @Nullable Runnable awaiting;
  private volatile @Nullable LeasedRecognizer recognizer;
  private LivePartial partial = LivePartial.NONE;

  /** Samples that the recognizer has heard since it was made. */
  private long heardSamples;

  private long utteranceSamples;

  /** What has to be added to the recognizer's times. */
  private Duration shift = Duration.ZERO;

  /**
   * @param base where in the stream the samples begin to count
   */
  StreamRecognizer(LoadedModel model, RecognitionOptions options, Duration base) {
    this.model = model;
    this.options = options;
    this.base = base;
  }

  LoadedModel model() {
    return model;
  }

  /** Between utterances only. */
  void use(RecognitionOptions newOptions) {
    // why also when they are equal: what a client configures anew begins anew
    if (options != newOptions) {
      options = newOptions;
      closeRecognizer();
    }
  }

  /**
   * Whether there is a recognizer now; makes one if a decoder is free.
   *
   * @param whenFree called when it is worth trying again
   */
  boolean isReady(Runnable whenFree) {
    if (recognizer != null) {
      return true;
    }
    ModelLease mine = lease;
    if (mine == null) {
      Optional<ModelLease> free = model.tryLease(whenFree);
      if (free.isEmpty()) {
        awaiting = whenFree;
        return false;
      }
      awaiting = null;
      mine = free.get();
      lease = mine;
    }
    LeasedRecognizer made = make(mine);
    warnings.addAll(made.warnings());
    heardSamples = 0;
    recognizer = made;
    return true;
  }

  /** The next utterance is heard as if it were the first. */
  void renew() {
    closeRecognizer();
  }

  void begin(long offsetSamples) {
    Duration streamTime = base.plus(model.inputFormat().durationOf(offsetSamples));
    shift = streamTime.minus(model.inputFormat().durationOf(heardSamples));
    utteranceSamples = 0;
  }

  void hear(PcmChunk chunk) {
    RecognitionUpdate update = required().accept(chunk);
    heardSamples += chunk.length();
    utteranceSamples += chunk.length();
    if (update instanceof RecognitionUpdate.Partial p) {
      partial = settled(p.hypothesis().text(), shifted(p.hypothesis().words()));
    } else if (update instanceof RecognitionUpdate.Final f) {
      add(List.of(f.segment()));
    } else if (!partial.unstable().isEmpty()) {
      // why: words settle also by staying as they are
      partial = settled(partial.text(), partial.words());
    }
  }

  /** Ends the utterance: a native call that cannot be cut. */
  void end() {
    add(required().endUtterance());
    utteranceSamples = 0;
  }

  /** What became final since the last call. */
  List<Segment> takeFinals() {
    List<Segment> taken = List.copyOf(finals);
    finals.clear();
    return taken;
  }

  boolean hasFinals() {
    return !finals.isEmpty();
  }

  List<Warning> takeWarnings() {
    List<Warning> taken = List.copyOf(warnings);
    warnings.clear();
    return taken;
  }

  LivePartial partial() {
    return partial;
  }

  /** How long a call should take at most: the end of the utterance. */
  Duration expected(Duration least) {
    LeasedRecognizer mine = recognizer;
    Duration utterance = model.inputFormat().durationOf(utteranceSamples);
    Duration audio = utterance.compareTo(least) > 0 ? utterance : least;
    return mine == null ? audio : mine.expected(audio);
  }

  /** The call that runs does not come back. From any thread. */
  void markStuck() {
    LeasedRecognizer mine = recognizer;
    if (mine != null) {
      mine.markStuck();
    }
  }

  /** Gives the decoder back; the next utterance takes another one. */
  @Override
  public void close() {
    try {
      closeRecognizer();
    } finally {
      giveBack();
    }
  }

  private void giveBack() {
    Runnable unwanted = awaiting;
    if (unwanted != null) {
      awaiting = null;
      model.stopWaiting(unwanted);
    }
    ModelLease mine = lease;
    if (mine != null) {
      lease = null;
      mine.close();
    }
  }

  private void closeRecognizer() {
    LeasedRecognizer mine = recognizer;
    if (mine != null) {
      recognizer = null;
      mine.close();
    }
  }

  private LeasedRecognizer required() {
    LeasedRecognizer mine = recognizer;
    if (mine == null) {
      throw new IllegalStateException("no recognizer");
    }
    return mine;
  }

  /** Leaves out what the model cannot do, and says so. */
  private LeasedRecognizer make(ModelLease mine) {
    RecognitionOptions wanted = possible();
    while (true) {
      try {
        return mine.newRecognizer(wanted);
      } catch (UnsupportedOptionException e) {
        RecognitionOptions less = wanted.without(e.option());
        if (less.equals(wanted)) {
          throw e;
        }
        warnings.add(new Warning("unsupported-option", String.valueOf(e.getMessage())));
        wanted = less;
      }
    }
  }

  private RecognitionOptions possible() {
    int most = model.capabilities().maxAlternatives();
    if (options.maxAlternatives() <= most) {
      return options;
    }
    warnings.add(
        new Warning(
            "unsupported-option", "the model gives at most %d alternatives".formatted(most)));
    return options.withMaxAlternatives(most);
  }

  private void add(List<Segment> segments) {
    for (Segment segment : segments) {
      finals.add(segment.shiftedBy(shift));
    }
    partial = LivePartial.NONE;
    prefix.reset();
  }

  private List<Word> shifted(List<Word> words) {
    return words.stream().map(w -> w.shiftedBy(shift)).toList();
  }

  private LivePartial settled(String text, List<Word> timed) {
    List<String> words = text.isEmpty() ? List.of() : List.of(text.split(" "));
    int settled = prefix.accept(words, model.inputFormat().durationOf(heardSamples));
    return new LivePartial(
        String.join(" ", words.subList(0, settled)),
        String.join(" ", words.subList(settled, words.size())),
        timed);
  }
}
