package dev.earshot.engines.pocketsphinx;

import static org.assertj.core.api.Assertions.assertThat;

import dev.earshot.audio.PcmChunk;
import dev.earshot.recognition.HotWord;
import dev.earshot.recognition.Listening;
import dev.earshot.recognition.RecognitionOptions;
import dev.earshot.recognition.Recognizer;
import dev.earshot.recognition.SpeechModel;
import dev.earshot.recognition.TestSpeech;
import dev.earshot.transcript.Segment;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A decoder that served others gives exactly what a new one gives: words, times, confidences. */
class PocketSphinxDeterminismIT {
  private static final RecognitionOptions PLAIN =
      RecognitionOptions.defaults().withMaxAlternatives(5);
  private static final RecognitionOptions HOT =
      PLAIN.withHotWords(
          List.of(
              new HotWord("knight", 1000), new HotWord("weather", -1000), new HotWord("fog", 100)));
  private static final List<PcmChunk> CLIPS =
      List.of(
          TestSpeech.clip("power-rms.wav"),
          TestSpeech.clip("knight-slt.wav"),
          TestSpeech.clip("weather-slt.wav"),
          TestSpeech.clip("digits-slt.wav"),
          TestSpeech.garbage(1.5),
          TestSpeech.clip("two-sentences-rms.wav"));

  /** What a decoder of its own hears, loaded for this and thrown away. */
  private static List<Segment> fresh(RecognitionOptions options, PcmChunk clip) {
    try (SpeechModel model = EnglishModel.load(1)) {
      return Listening.to(model, options, clip);
    }
  }

  @Test
  void aUsedDecoderHearsLikeANewOne() {
    List<List<Segment>> expected = CLIPS.stream().map(clip -> fresh(PLAIN, clip)).toList();
    try (SpeechModel model = EnglishModel.load(1)) {
      for (int before = 0; before < CLIPS.size(); before++) {
        for (int after = 0; after < CLIPS.size(); after++) {
          Listening.to(model, PLAIN, CLIPS.get(before));
          assertThat(Listening.to(model, PLAIN, CLIPS.get(after)))
              .as("clip %d after clip %d", after, before)
              .isEqualTo(expected.get(after));
        }
      }
    }
  }

  @Test
  void hotWordsOfOneRequestLeaveNoTraceInTheNext() {
    List<Segment> plain = fresh(PLAIN, CLIPS.get(2));
    List<Segment> hot = fresh(HOT, CLIPS.get(2));
    assertThat(hot).isNotEqualTo(plain);
    try (SpeechModel model = EnglishModel.load(1)) {
      for (int round = 0; round < 3; round++) {
        assertThat(Listening.to(model, HOT, CLIPS.get(2))).isEqualTo(hot);
        assertThat(Listening.to(model, PLAIN, CLIPS.get(2))).isEqualTo(plain);
      }
    }
  }

  @Test
  void aStreamWithoutCalibrationDoesNotDependOnEarlierStreams() {
    try (SpeechModel model = EnglishModel.load(1)) {
      List<Segment> first = uncalibrated(model, CLIPS.get(5));
      uncalibrated(model, TestSpeech.garbage(2));
      assertThat(uncalibrated(model, CLIPS.get(5))).isEqualTo(first).isNotEmpty();
    }
  }

  @Test
  void anUtteranceDoesNotDependOnTheOneBefore() {
    PcmChunk clip = CLIPS.get(0);
    List<Segment> alone = fresh(PLAIN, clip);
    try (SpeechModel model = EnglishModel.load(1);
        Recognizer recognizer = model.newRecognizer(PLAIN)) {
      recognizer.accept(CLIPS.get(3));
      recognizer.endUtterance();
      recognizer.calibrate(clip);
      recognizer.accept(clip);
      List<Segment> second = recognizer.finish();
      assertThat(second)
          .isEqualTo(alone.stream().map(s -> s.shiftedBy(CLIPS.get(3).duration())).toList());
    }
  }

  @Test
  void anAbandonedUtteranceLeavesNoTrace() {
    List<Segment> expected = fresh(PLAIN, CLIPS.get(1));
    try (SpeechModel model = EnglishModel.load(1)) {
      try (Recognizer abandoned = model.newRecognizer(HOT)) {
        abandoned.accept(CLIPS.get(3));
      }
      assertThat(Listening.to(model, PLAIN, CLIPS.get(1))).isEqualTo(expected);
    }
  }

  private static List<Segment> uncalibrated(SpeechModel model, PcmChunk clip) {
    try (Recognizer recognizer = model.newRecognizer(PLAIN)) {
      recognizer.accept(clip);
      return recognizer.finish();
    }
  }
}
