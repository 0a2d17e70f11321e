package dev.earshot.recognition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.earshot.audio.PcmChunk;
import dev.earshot.audio.PcmFormat;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** One sample is one millisecond; a window has ten. */
class EndpointerTest {
  private static final PcmFormat FORMAT = NumberedAudio.FORMAT;
  private static final int WINDOW = 10;
  private static final EndpointRules RULES = rules(300, 200, 700, 5_000);

  private final RecordedUtterances heard = new RecordedUtterances();
  private final NegativeIsSpeech detector = new NegativeIsSpeech(WINDOW);
  private Endpointer endpointer = new Endpointer(FORMAT, detector, RULES, heard);
  private int position;

  @Test
  void withholdsSilence() {
    silence(60_000);
    assertThat(heard.all()).isEmpty();
    assertThat(endpointer.withheldSamples()).isEqualTo(60_000);
    assertThat(endpointer.isInUtterance()).isFalse();
  }

  @Test
  void beginsBeforeTheFirstSpeech() {
    silence(1_000);
    speech(10);
    assertThat(heard.last().start).isEqualTo(700);
    assertThat(heard.last().samples).hasSize(310);
  }

  @Test
  void beginsWithTheStreamWhenSpeechDoes() {
    silence(50);
    speech(10);
    assertThat(heard.last().start).isZero();
    assertThat(heard.last().samples).hasSize(60);
  }

  @Test
  void feedsSpeechInTheCallThatCompletesItsWindow() {
    speech(20);
    speech(7);
    assertThat(heard.fed()).isEqualTo(20);
    speech(3);
    assertThat(heard.fed()).isEqualTo(30);
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void utterancesDoNotDependOnHowTheStreamIsCut(int seed) {
    assertThat(utterances(seed, new Random(seed))).isEqualTo(utterances(seed, null));
  }

  private List<String> utterances(int seed, Random cuts) {
    var utterances = new RecordedUtterances();
    endpointer = new Endpointer(FORMAT, new NegativeIsSpeech(WINDOW), RULES, utterances);
    position = 0;
    var random = new Random(seed);
    for (int i = 0; i < 60; i++) {
      play(1 + random.nextInt(random.nextBoolean() ? 30 : 1_500), i % 2 == 0, cuts);
      if (random.nextInt(20) == 0) {
        endpointer.endUtterance();
      }
    }
    endpointer.endUtterance();
    return utterances.all().stream().map(u -> u.start + " to " + u.end).toList();
  }

  @Test
  void holdsSilenceAfterTheHangOverAndFeedsItWhenSpeechGoesOn() {
    speech(500);
    silence(600);
    assertThat(heard.fed()).isEqualTo(700);
    assertThat(endpointer.isInUtterance()).isTrue();
    assertThat(endpointer.withheldSamples()).isEqualTo(400);
    speech(10);
    assertThat(heard.fed()).isEqualTo(1_110);
    assertThat(endpointer.withheldSamples()).isZero();
    assertThat(heard.all()).hasSize(1);
  }

  @Test
  void endsAnUtteranceWhereTheHangOverEnded() {
    speech(500);
    silence(690);
    assertThat(heard.isOpen()).isTrue();
    silence(10);
    assertThat(heard.isOpen()).isFalse();
    assertThat(heard.last().end).isEqualTo(700);
  }

  @Test
  void beginsTheNextUtteranceAfterTheEndOfTheLast() {
    endpointer = new Endpointer(FORMAT, detector, rules(800, 200, 700, 5_000), heard);
    speech(500);
    silence(700);
    speech(10);
    assertThat(heard.all()).hasSize(2);
    assertThat(heard.last().start).isEqualTo(700);
  }

  @Test
  void cutsEndlessSpeechIntoUtterancesThatFollowEachOther() {
    speech(17_000);
    assertThat(heard.all()).extracting(u -> u.start).containsExactly(0L, 5_000L, 10_000L, 15_000L);
    assertThat(heard.fed()).isEqualTo(17_000);
  }

  @Test
  void feedsTheQuietEndOfAWordThatWasCut() {
    speech(5_000);
    silence(2_000);
    assertThat(heard.all()).hasSize(2);
    assertThat(heard.last().start).isEqualTo(5_000);
    assertThat(heard.last().end).isEqualTo(5_200);
  }

  @Test
  void endsALongUtteranceInAShortPause() {
    speech(3_800);
    silence(300);
    speech(900);
    assertThat(heard.all()).hasSize(2);
    assertThat(heard.all().get(0).end).isEqualTo(4_000);
    assertThat(heard.last().start).isEqualTo(4_000);
  }

  @Test
  void endsTheUtteranceWhenTold() {
    speech(123);
    endpointer.endUtterance();
    assertThat(heard.last().end).isEqualTo(123);
    speech(10);
    assertThat(heard.all()).extracting(u -> u.start).containsExactly(0L, 123L);
  }

  @Test
  void withholdsHeldSilenceAtTheEndOfTheStream() {
    speech(100);
    silence(500);
    endpointer.endUtterance();
    endpointer.endUtterance();
    assertThat(heard.last().end).isEqualTo(300);
    assertThat(endpointer.withheldSamples()).isEqualTo(300);
  }

  @Test
  void usesNewRulesFromTheNextUtteranceOn() {
    speech(100);
    endpointer.use(RULES.withEndOfUtterance(Duration.ofMillis(200)));
    silence(600);
    assertThat(heard.isOpen()).isTrue();
    silence(400);
    speech(100);
    silence(200);
    assertThat(heard.isOpen()).isFalse();
  }

  @Test
  void refusesAChunkOfAnotherRate() {
    PcmChunk wide = PcmChunk.of(new PcmFormat(16_000), new short[1]);
    assertThatThrownBy(() -> endpointer.accept(wide))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("chunk of 16000 Hz in a stream of 1000 Hz");
  }

  @Test
  void closesItsDetector() {
    endpointer.close();
    assertThat(detector.isClosed()).isTrue();
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void losesAndDoublesNothingWhateverIsHeard(int seed) {
    var random = new Random(seed);
    var rules =
        rules(
            random.nextInt(600),
            random.nextInt(300),
            300 + random.nextInt(900),
            2_000 + random.nextInt(3_000));
    endpointer = new Endpointer(FORMAT, detector, rules, heard);
    for (int i = 0; i < 200; i++) {
      int length = 1 + random.nextInt(random.nextBoolean() ? 30 : 900);
      play(length, random.nextInt(3) == 0, random);
      assertThat(heard.fed() + endpointer.withheldSamples()).isEqualTo(position);
    }
    endpointer.endUtterance();
    assertThat(heard.isOpen()).isFalse();
    heard.assertAreStretchesOfNumberedAudio(rules.longestUtterance().toMillis());
  }

  static IntStream seeds() {
    return IntStream.range(0, 40);
  }

  @Test
  void refusesRulesThatMakeNoSense() {
    assertThatThrownBy(() -> rules(-1, 200, 700, 5_000)).hasMessageContaining("pre-roll");
    assertThatThrownBy(() -> rules(300, 2_001, 5_000, 10_000)).hasMessageContaining("hang-over");
    assertThatThrownBy(() -> rules(300, 800, 700, 5_000)).hasMessageContaining("before");
    assertThatThrownBy(() -> rules(300, 0, 99, 5_000)).hasMessageContaining("end of utterance");
    assertThatThrownBy(() -> rules(300, 200, 700, 61_000)).hasMessageContaining("longest");
    assertThatThrownBy(() -> rules(300, 200, 700, 1_000)).hasMessageContaining("not longer");
  }

  private void speech(int length) {
    play(length, true, null);
  }

  private void silence(int length) {
    play(length, false, null);
  }

  /** In one chunk, or cut at random. */
  private void play(int length, boolean speech, Random cuts) {
    int end = position + length;
    while (position < end) {
      int step = cuts == null ? length : Math.min(end - position, cuts.nextInt(120));
      endpointer.accept(NumberedAudio.chunk(position, step, speech));
      position += step;
    }
  }

  private static EndpointRules rules(int preRoll, int hangOver, int end, int longest) {
    return new EndpointRules(
        Duration.ofMillis(preRoll),
        Duration.ofMillis(hangOver),
        Duration.ofMillis(end),
        Duration.ofMillis(longest));
  }
}
