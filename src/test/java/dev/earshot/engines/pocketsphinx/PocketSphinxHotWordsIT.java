package dev.earshot.engines.pocketsphinx;

import static org.assertj.core.api.Assertions.assertThat;

import dev.earshot.audio.PcmChunk;
import dev.earshot.recognition.HotWord;
import dev.earshot.recognition.Listening;
import dev.earshot.recognition.RecognitionOptions;
import dev.earshot.recognition.Recognizer;
import dev.earshot.recognition.SpeechModel;
import dev.earshot.recognition.TestSpeech;
import dev.earshot.transcript.Warning;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PocketSphinxHotWordsIT {
  private static final RecognitionOptions PLAIN = RecognitionOptions.defaults();
  private static final PcmChunk KNIGHT = TestSpeech.clip("knight-slt.wav");
  private static final PcmChunk NIGHT = TestSpeech.clip("night-rms.wav");
  private static final PcmChunk WEATHER = TestSpeech.clip("weather-slt.wav");

  private static SpeechModel model;

  @BeforeAll
  static void load() {
    model = EnglishModel.load(2);
  }

  @AfterAll
  static void unload() {
    if (model != null) {
      model.close();
    }
  }

  private static String hear(PcmChunk clip, HotWord... hotWords) {
    RecognitionOptions options = PLAIN.withHotWords(List.of(hotWords));
    return Listening.text(Listening.to(model, options, clip));
  }

  @Test
  void aWordThatIsMisheardIsHeardWhenItIsHot() {
    assertThat(words(hear(NIGHT))).contains("night");
    assertThat(words(hear(NIGHT, new HotWord("knight", 1000)))).contains("knight");
  }

  @Test
  void aWordIsNotHeardWhenItIsBanned() {
    assertThat(words(hear(WEATHER))).contains("weather");
    assertThat(words(hear(WEATHER, new HotWord("weather", -1000))))
        .contains("tomorrow")
        .doesNotContain("weather", "weather's");
  }

  @Test
  void hotWordsAreComparedWithoutRegardToCase() {
    assertThat(words(hear(NIGHT, new HotWord("KNIGHT", 1000)))).contains("knight");
  }

  @Test
  void ofAWordGivenTwiceTheLastCounts() {
    assertThat(words(hear(NIGHT, new HotWord("knight", 1000), new HotWord("Knight", -1000))))
        .doesNotContain("knight");
    assertThat(words(hear(NIGHT, new HotWord("knight", -1000), new HotWord("knight", 1000))))
        .contains("knight");
  }

  @Test
  void aBoostOfZeroChangesNothing() {
    assertThat(Listening.to(model, PLAIN.withHotWords(List.of(new HotWord("knight", 0))), KNIGHT))
        .isEqualTo(Listening.to(model, PLAIN, KNIGHT));
  }

  @Test
  void aPhraseBoostsEachOfItsWords() {
    assertThat(words(hear(KNIGHT))).doesNotContain("knight", "rode");
    assertThat(words(hear(KNIGHT, new HotWord("the  knight rode", 1000))))
        .contains("knight", "rode");
  }

  @Test
  void unknownWordsAreNamedInOneWarning() {
    var options =
        PLAIN.withHotWords(
            List.of(
                new HotWord("xyzzyx", 10), new HotWord("knight", 10), new HotWord("plughh", -5)));
    try (Recognizer recognizer = model.newRecognizer(options)) {
      assertThat(recognizer.warnings())
          .extracting(Warning::code)
          .containsExactly("unknown-hot-word");
      assertThat(recognizer.warnings().get(0).message()).contains("xyzzyx", "plughh");
    }
  }

  @Test
  void theNextRequestWithoutHotWordsIsUnaffected() {
    var before = Listening.to(model, PLAIN, WEATHER);
    hear(WEATHER, new HotWord("weather", -1000), new HotWord("knight", 1000));
    assertThat(Listening.to(model, PLAIN, WEATHER)).isEqualTo(before);
  }

  @Test
  void aRequestAtTheSameTimeIsUnaffected() {
    var alone = Listening.to(model, PLAIN, WEATHER);
    var banned = CompletableFuture.supplyAsync(() -> hear(WEATHER, new HotWord("weather", -1000)));
    var plain = CompletableFuture.supplyAsync(() -> Listening.to(model, PLAIN, WEATHER));
    assertThat(plain.join()).isEqualTo(alone);
    assertThat(words(banned.join())).doesNotContain("weather");
  }

  @Test
  void aThousandHotWordsWork() {
    HotWord[] many = ordinaryWords(1000, 4).map(w -> new HotWord(w, 10)).toArray(HotWord[]::new);
    many[500] = new HotWord("knight", 1000);
    assertThat(words(hear(NIGHT, many))).contains("knight");
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 10, 100})
  void powerIsHeardAndParisIsNotHoweverLongTheList(int more) {
    PcmChunk clip = realClip();
    for (int seed = 0; seed < (more == 0 ? 1 : 3); seed++) {
      for (double boost : new double[] {10, 1000}) {
        List<HotWord> list =
            new ArrayList<>(
                List.of(
                    new HotWord("paris", -1000),
                    new HotWord("power", 1000),
                    new HotWord("parents", -1000)));
        ordinaryWords(more, seed).forEach(w -> list.add(new HotWord(w, boost)));
        assertThat(words(hear(clip, list.toArray(HotWord[]::new))))
            .as("%d more at %s, seed %d", more, boost, seed)
            .contains("power")
            .doesNotContain("paris");
      }
    }
  }

  private static PcmChunk realClip() {
    Optional<Path> real = TestSpeech.realSpeech();
    Assumptions.assumeTrue(real.isPresent(), "real speech is not on this machine");
    return TestSpeech.wav(real.orElseThrow().resolve("audio/librispeech/8455-210777-0068.wav"));
  }

  /** Words of the dictionary at random, none of them in the clips. */
  private static java.util.stream.Stream<String> ordinaryWords(int count, long seed) {
    List<String> all;
    try {
      all =
          Files.readAllLines(
              EnglishModel.folder().resolve("cmudict-en-us.dict"), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
    var random = new Random(seed);
    var taken = List.of("power", "paris", "parents", "knight");
    return java.util.stream.Stream.generate(() -> all.get(random.nextInt(all.size())))
        .map(line -> line.split(" ")[0])
        .filter(word -> word.matches("[a-z]{3,}") && !taken.contains(word))
        .distinct()
        .limit(count);
  }

  private static List<String> words(String text) {
    return Arrays.asList(text.split(" "));
  }
}
