package dev.earshot.recognition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.earshot.audio.PcmChunk;
import dev.earshot.audio.PcmFormat;
import dev.earshot.transcript.Hypothesis;
import dev.earshot.transcript.Segment;
import dev.earshot.transcript.Word;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** What every engine's recognizer owes its callers; each engine extends this with its own model. */
public abstract class RecognizerContract {
  private static final RecognitionOptions PLAIN = RecognitionOptions.defaults();

  /** A loaded model that can serve two recognizers at once; closed by whoever loaded it. */
  protected abstract SpeechModel model();

  /** A clip of a few words that the model understands without a mistake. */
  protected abstract PcmChunk clip();

  /** What {@link #clip} says, as the engine writes it. */
  protected abstract String clipText();

  /** Half a minute or so, with pauses. */
  protected abstract PcmChunk longClip();

  @Test
  void hearsWhatWasSaid() {
    assertThat(Listening.text(Listening.to(model(), PLAIN, clip()))).isEqualTo(clipText());
  }

  @Test
  void stepsOfAnyLengthGiveTheTextOfTheWholeClip() {
    for (int millis : new int[] {37, 100, 250, 1000, 60_000}) {
      try (Recognizer recognizer = model().newRecognizer(PLAIN)) {
        recognizer.calibrate(clip());
        List<Segment> heard = Listening.feed(recognizer, clip(), Duration.ofMillis(millis));
        heard.addAll(recognizer.finish());
        assertThat(Listening.text(heard)).as("steps of %d ms", millis).isEqualTo(clipText());
      }
    }
  }

  @Test
  void partialsGrowUntilTheFinal() {
    if (!model().capabilities().partials()) {
      return;
    }
    List<RecognitionUpdate> updates = new ArrayList<>();
    try (Recognizer recognizer = model().newRecognizer(PLAIN)) {
      for (int from = 0; from < clip().length(); from += 1600) {
        updates.add(recognizer.accept(clip().slice(from, Math.min(from + 1600, clip().length()))));
      }
      assertThat(recognizer.finish()).isNotEmpty();
    }
    List<String> partials = new ArrayList<>();
    for (RecognitionUpdate update : updates) {
      if (update instanceof RecognitionUpdate.Partial partial) {
        partials.add(partial.hypothesis().text());
      }
    }
    assertThat(partials).hasSizeGreaterThan(1);
    for (int i = 1; i < partials.size(); i++) {
      assertThat(partials.get(i)).as("repeated partial").isNotEqualTo(partials.get(i - 1));
    }
  }

  @Test
  void wordTimesLieInOrderWithinTheAudio() {
    if (!model().capabilities().wordTimes()) {
      return;
    }
    List<Segment> segments = Listening.to(model(), PLAIN, clip());
    Duration before = Duration.ZERO;
    for (Word word : segments.get(0).best().words()) {
      assertThat(word.span().start()).isGreaterThanOrEqualTo(before);
      assertThat(word.span().end()).isGreaterThan(word.span().start());
      before = word.span().end();
    }
    assertThat(before).isLessThanOrEqualTo(clip().duration());
    assertThat(segments.get(0).span().end()).isLessThanOrEqualTo(clip().duration());
  }

  @Test
  void timesOfALaterUtteranceCountFromTheStreamsFirstSample() {
    if (!model().capabilities().wordTimes()) {
      return;
    }
    try (Recognizer recognizer = model().newRecognizer(PLAIN)) {
      Listening.feed(recognizer, clip(), Duration.ofSeconds(1));
      recognizer.endUtterance();
      Listening.feed(recognizer, clip(), Duration.ofSeconds(1));
      List<Segment> second = recognizer.endUtterance();
      assertThat(second).isNotEmpty();
      assertThat(second.get(0).best().words().get(0).span().start())
          .isGreaterThanOrEqualTo(clip().duration());
    }
  }

  @Test
  void pausesBeforeAWordMoveItByTheirLength() {
    if (!model().capabilities().wordTimes()) {
      return;
    }
    PcmChunk delayed = TestSpeech.join(TestSpeech.silence(2), clip());
    Duration plain = firstWord(Listening.to(model(), PLAIN, clip())).span().start();
    Duration later = firstWord(Listening.to(model(), PLAIN, delayed)).span().start();
    assertThat(later.minus(plain)).isBetween(Duration.ofMillis(1800), Duration.ofMillis(2200));
  }

  private static Word firstWord(List<Segment> segments) {
    return segments.get(0).best().words().get(0);
  }

  @Test
  void alternativesAreUniqueAndNoMoreThanAsked() {
    int most = model().capabilities().maxAlternatives();
    List<Segment> segments = Listening.to(model(), PLAIN.withMaxAlternatives(most), clip());
    List<String> texts = segments.get(0).alternatives().stream().map(Hypothesis::text).toList();
    assertThat(texts).hasSizeBetween(1, most).doesNotHaveDuplicates();
    assertThat(texts.get(0)).isEqualTo(clipText());
    assertThat(Listening.to(model(), PLAIN, clip()).get(0).alternatives()).hasSize(1);
  }

  @Test
  void silenceGivesNoSegments() {
    assertThat(Listening.to(model(), PLAIN, TestSpeech.silence(3))).isEmpty();
  }

  @Test
  void noSamplesGiveNoSegments() {
    try (Recognizer recognizer = model().newRecognizer(PLAIN)) {
      recognizer.calibrate(TestSpeech.silence(0));
      assertThat(recognizer.accept(TestSpeech.silence(0)))
          .isEqualTo(new RecognitionUpdate.Unchanged());
      assertThat(recognizer.endUtterance()).isEmpty();
      assertThat(recognizer.endUtterance()).isEmpty();
      assertThat(recognizer.finish()).isEmpty();
    }
  }

  @Test
  void survivesGarbageAndTinyClips() {
    Listening.to(model(), PLAIN, TestSpeech.garbage(2));
    for (int samples : new int[] {1, 159, 160, 161, 409, 410, 411, 800, 1600}) {
      Listening.to(model(), PLAIN, TestSpeech.garbage(1).slice(0, samples));
      Listening.to(model(), PLAIN, clip().slice(8000, 8000 + samples));
    }
    assertThat(Listening.text(Listening.to(model(), PLAIN, clip()))).isEqualTo(clipText());
  }

  @Test
  void refusesAudioOfAnotherRate() {
    try (Recognizer recognizer = model().newRecognizer(PLAIN)) {
      PcmChunk wrong = PcmChunk.of(new PcmFormat(44_100), new short[441]);
      assertThatThrownBy(() -> recognizer.accept(wrong))
          .isInstanceOf(IllegalArgumentException.class);
    }
  }

  @Test
  void afterFinishOnlyCloseIsAllowed() {
    Recognizer recognizer = model().newRecognizer(PLAIN);
    recognizer.accept(clip());
    recognizer.finish();
    assertThatThrownBy(() -> recognizer.accept(clip())).isInstanceOf(IllegalStateException.class);
    assertThatThrownBy(recognizer::finish).isInstanceOf(IllegalStateException.class);
    assertThatThrownBy(recognizer::endUtterance).isInstanceOf(IllegalStateException.class);
    recognizer.close();
  }

  @Test
  void afterCloseEverythingButCloseFails() {
    Recognizer recognizer = model().newRecognizer(PLAIN);
    recognizer.close();
    recognizer.close();
    assertThatThrownBy(() -> recognizer.accept(clip())).isInstanceOf(IllegalStateException.class);
    assertThatThrownBy(() -> recognizer.calibrate(clip()))
        .isInstanceOf(IllegalStateException.class);
    assertThatThrownBy(recognizer::endUtterance).isInstanceOf(IllegalStateException.class);
    assertThatThrownBy(recognizer::finish).isInstanceOf(IllegalStateException.class);
  }

  @Test
  void aStreamCancelledInTheMiddleLeavesNoTrace() {
    Recognizer cancelled = model().newRecognizer(PLAIN);
    cancelled.accept(longClip().slice(0, 40_000));
    cancelled.close();
    assertThat(Listening.text(Listening.to(model(), PLAIN, clip()))).isEqualTo(clipText());
  }

  @Test
  void aSecondThreadIsRefusedWhileOneIsIn() throws Exception {
    ExecutorService first = Executors.newSingleThreadExecutor();
    try (Recognizer recognizer = model().newRecognizer(PLAIN)) {
      Future<RecognitionUpdate> busy = first.submit(() -> insist(recognizer, longClip()));
      assertThat(refusedWhile(busy, recognizer)).isTrue();
      assertThat(busy.get(60, TimeUnit.SECONDS)).isNotNull();
      assertThat(recognizer.finish()).isNotEmpty();
    } finally {
      first.shutdown();
    }
  }

  @Test
  void closingFromAnotherThreadDuringACallWaitsForTheCallToEnd() throws Exception {
    ExecutorService first = Executors.newSingleThreadExecutor();
    try {
      Recognizer recognizer = model().newRecognizer(PLAIN);
      Future<RecognitionUpdate> busy = first.submit(() -> insist(recognizer, longClip()));
      assertThat(refusedWhile(busy, recognizer)).isTrue();
      recognizer.close();
      assertThat(busy.get(60, TimeUnit.SECONDS)).isNotNull();
      assertThatThrownBy(recognizer::finish).isInstanceOf(IllegalStateException.class);
      assertThat(Listening.text(Listening.to(model(), PLAIN, clip()))).isEqualTo(clipText());
    } finally {
      first.shutdown();
    }
  }

  /** Gets in although somebody knocks all the time. */
  private static RecognitionUpdate insist(Recognizer recognizer, PcmChunk chunk) {
    while (true) {
      try {
        return recognizer.accept(chunk);
      } catch (IllegalStateException somebodyIsKnocking) {
        Thread.onSpinWait();
      }
    }
  }

  /** Knocks until the recognizer refuses because of the other thread, or that thread is done. */
  private static boolean refusedWhile(Future<?> busy, Recognizer recognizer) {
    while (!busy.isDone()) {
      try {
        recognizer.accept(TestSpeech.silence(0));
      } catch (IllegalStateException refused) {
        return true;
      }
    }
    return false;
  }

  @Test
  void twoRecognizersAtOnceHearAsIfAlone() {
    var expected = Listening.to(model(), PLAIN, clip());
    List<CompletableFuture<List<Segment>>> both = new ArrayList<>();
    for (int i = 0; i < 2; i++) {
      both.add(CompletableFuture.supplyAsync(() -> Listening.to(model(), PLAIN, clip())));
    }
    var heard = new HashSet<List<Segment>>();
    both.forEach(one -> heard.add(one.join()));
    assertThat(heard).containsExactly(expected);
  }
}
