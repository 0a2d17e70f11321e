package dev.earshot.transcript.format;

import static org.assertj.core.api.Assertions.assertThat;

import dev.earshot.transcript.Transcript;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What holds for the cues of every transcript. */
class SubtitlesOfRandomTranscriptsTest {
  private static final int TRANSCRIPTS = 150;

  /** What the transcripts are like. */
  enum Kind {
    ORDERLY(false, false),
    OVERLONG_WORDS(true, false),
    WILD_TIMES(false, true),
    OVERLONG_WORDS_AND_WILD_TIMES(true, true);

    private final boolean overlongWords;
    private final boolean wildTimes;

    Kind(boolean overlongWords, boolean wildTimes) {
      this.overlongWords = overlongWords;
      this.wildTimes = wildTimes;
    }

    /** Says with which seed a check failed. */
    void each(Consumer<Transcript> check) {
      for (int seed = 0; seed < TRANSCRIPTS; seed++) {
        Transcript transcript = new RandomTranscripts(seed, overlongWords, wildTimes).next();
        assertThat(transcript).as("transcript of the seed " + seed).satisfies(check);
      }
    }
  }

  @ParameterizedTest
  @EnumSource(names = {"ORDERLY", "WILD_TIMES"})
  void everyWordAppearsWholeOnceAndInOrder(Kind kind) {
    kind.each(t -> assertThat(words(shown(t))).isEqualTo(words(t.text())));
  }

  @ParameterizedTest
  @EnumSource
  void everyCharacterAppearsOnceAndInOrder(Kind kind) {
    kind.each(t -> assertThat(shown(t).replace(" ", "")).isEqualTo(t.text().replace(" ", "")));
  }

  @ParameterizedTest
  @EnumSource
  void cuesHaveOneOrTwoLinesOf42CharactersAtMost(Kind kind) {
    kind.each(
        transcript -> {
          for (Cue cue : cues(transcript)) {
            assertThat(cue.lines()).hasSizeBetween(1, 2).noneMatch(String::isBlank);
            assertThat(cue.lines()).allMatch(line -> line.codePointCount(0, line.length()) <= 42);
          }
        });
  }

  @ParameterizedTest
  @EnumSource
  void cuesLastSevenSecondsAtMostAndDoNotOverlap(Kind kind) {
    kind.each(
        transcript -> {
          long end = 0;
          for (Cue cue : cues(transcript)) {
            assertThat(start(cue)).isGreaterThanOrEqualTo(end);
            assertThat(cue.span().length().toMillis()).isBetween(1L, 7000L);
            end = end(cue);
          }
          assertThat(end).isLessThanOrEqualTo(transcript.audioLength().toMillis());
        });
  }

  @ParameterizedTest
  @EnumSource
  void aCueIsShortOrFastOnlyWhereThereIsNoRoom(Kind kind) {
    kind.each(
        transcript -> {
          List<Cue> cues = cues(transcript);
          for (int i = 0; i < cues.size(); i++) {
            if (cues.get(i).span().length().toMillis() < wantedMillis(cues.get(i))) {
              assertThat(end(cues.get(i))).isEqualTo(latestEnd(transcript, cues, i));
            }
          }
        });
  }

  @ParameterizedTest
  @EnumSource
  void betweenCuesThereIsAGap(Kind kind) {
    kind.each(
        transcript -> {
          List<Cue> cues = cues(transcript);
          for (int i = 0; i < cues.size(); i++) {
            assertThat(end(cues.get(i))).isLessThanOrEqualTo(latestEnd(transcript, cues, i));
          }
        });
  }

  @Test
  void aSecondLineIsNeverOneShortWord() {
    Kind.ORDERLY.each(
        transcript ->
            assertThat(cues(transcript))
                .filteredOn(cue -> cue.lines().size() == 2)
                .noneMatch(cue -> cue.lines().get(1).length() < 5));
  }

  private static long wantedMillis(Cue cue) {
    String text = String.join(" ", cue.lines());
    return Math.max(1000, (long) Math.ceil(text.codePointCount(0, text.length()) * 1000 / 17.0));
  }

  /** 80 ms before the next cue; half of the way there, when that is later. */
  private static long latestEnd(Transcript transcript, List<Cue> cues, int index) {
    if (index + 1 == cues.size()) {
      return transcript.audioLength().toMillis();
    }
    long next = start(cues.get(index + 1));
    return next - Math.min(80, (next - start(cues.get(index))) / 2);
  }

  private static long start(Cue cue) {
    return cue.span().start().toMillis();
  }

  private static long end(Cue cue) {
    return cue.span().end().toMillis();
  }

  private static List<Cue> cues(Transcript transcript) {
    return Subtitles.of(transcript, SubtitleLayout.DEFAULT);
  }

  private static String shown(Transcript transcript) {
    return cues(transcript).stream()
        .flatMap(cue -> cue.lines().stream())
        .collect(Collectors.joining(" "));
  }

  private static List<String> words(String text) {
    return Arrays.stream(text.split(" ")).filter(w -> !w.isEmpty()).toList();
  }
}
