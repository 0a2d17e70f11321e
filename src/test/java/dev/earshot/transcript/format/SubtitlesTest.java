package dev.earshot.transcript.format;

import static dev.earshot.transcript.format.Spoken.span;
import static org.assertj.core.api.Assertions.assertThat;

import dev.earshot.transcript.Transcript;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class SubtitlesTest {
  private static final String FORTY = "one two three four five six seven eight n";

  @Test
  void whatFitsIsOneLineFromTheFirstWordToTheLast() {
    Transcript transcript =
        new Spoken().pause(500).says("this is short enough to read").transcript();
    assertThat(cues(transcript))
        .containsExactly(new Cue(span(500, 2432), List.of("this is short enough to read")));
  }

  @Test
  void aLongPauseBeginsANewCue() {
    Transcript transcript =
        new Spoken().says("before the pause").pause(700).says("after the pause").transcript();
    assertThat(texts(transcript)).containsExactly("before the pause", "after the pause");
  }

  @Test
  void aShortPauseAloneDoesNot() {
    Transcript transcript =
        new Spoken().says("before the breath").pause(300).says("after the breath").transcript();
    assertThat(texts(transcript)).containsExactly("before the breath after the breath");
  }

  @Test
  void whereACutIsNeededAPauseIsTheBestPlace() {
    Transcript transcript =
        new Spoken()
            .says("we came home late and found the door")
            .pause(350)
            .says("wide open as if somebody had been in a hurry, we thought and went in")
            .transcript();
    assertThat(texts(transcript).get(0)).isEqualTo("we came home late and found the door");
  }

  @Test
  void whereThereIsNoPauseSentencesAreTheBestPlace() {
    Transcript transcript =
        new Spoken()
            .says("The train was late again that day. Nobody at the station knew why it had not")
            .says("come, or when it would.")
            .transcript();
    assertThat(texts(transcript))
        .containsExactly(
            "The train was late again that day.",
            "Nobody at the station knew why it | had not come, or when it would.");
  }

  @Test
  void theEndOfASegmentIsAsGoodAsThatOfASentence() {
    Transcript transcript =
        new Spoken()
            .says("the train was late again that day")
            .segment()
            .says("nobody at the station knew why it had not come or when it would")
            .transcript();
    assertThat(texts(transcript).get(0)).isEqualTo("the train was late again that day");
  }

  @Test
  void withoutAnythingElseCuesAndLinesAreAboutAsLongAsEachOther() {
    Transcript transcript = new Spoken().says("word ".repeat(20).strip()).transcript();
    assertThat(texts(transcript))
        .containsExactly(
            "word word word word word | word word word word word",
            "word word word word word | word word word word word");
  }

  @Test
  void aLastLineIsNotOneShortWord() {
    Transcript transcript = new Spoken().says(FORTY + " so").transcript();
    assertThat(texts(transcript)).containsExactly("one two three four five | six seven eight n so");
  }

  @Test
  void aLinePrefersToEndAfterAComma() {
    Transcript transcript =
        new Spoken().says("when the rain falls, we all stay in the old house").transcript();
    assertThat(texts(transcript))
        .containsExactly("when the rain falls, | we all stay in the old house");
  }

  @Test
  void aShortWordThatCannotStayForASecondSharesACue() {
    Transcript transcript = new Spoken().says("no. " + "word ".repeat(16).strip()).transcript();
    assertThat(texts(transcript).get(0)).startsWith("no. word");
  }

  @Test
  void aFastSentenceSharesItsCueWithSlowerWordsSoThatItCanBeRead() {
    Spoken spoken = new Spoken();
    for (String word : List.of("This", "sentence", "was", "said", "in", "a", "great", "hurry.")) {
      spoken.says(word, 120);
    }
    for (int i = 0; i < 12; i++) {
      spoken.says("slow", 500);
    }
    Cue first = cues(spoken.transcript()).get(0);
    assertThat(String.join(" ", first.lines()))
        .startsWith("This sentence was said in a great hurry. slow");
  }

  @Test
  void moreWordsThanMillisecondsAreShownForOneEach() {
    assertThat(cues(new Spoken().textOnly("a b c", 0).transcript()))
        .containsExactly(new Cue(span(0, 3), List.of("a b c")));
  }

  @Test
  void aShortCueStaysForASecondWhereThereIsRoom() {
    Transcript transcript = new Spoken().says("yes", 200).transcript(5000);
    assertThat(cues(transcript)).extracting(Cue::span).containsExactly(span(0, 1000));
  }

  @Test
  void aShortCueMakesRoomForTheNextOneWithAGap() {
    Transcript transcript =
        new Spoken().says("yes", 100).pause(700).says("no", 100).transcript(1500);
    assertThat(cues(transcript))
        .extracting(Cue::span)
        .containsExactly(span(0, 720), span(800, 1500));
  }

  @Test
  void fastSpeechStaysInTheFollowingPauseUntilItCanBeRead() {
    String text = "thirty-four characters in a second";
    Spoken spoken = new Spoken();
    for (String word : text.split(" ")) {
      spoken.says(word, 200);
    }
    assertThat(cues(spoken.transcript(9000)))
        .containsExactly(new Cue(span(0, 2000), List.of(text)));
  }

  @Test
  void aWordOfAMinuteIsShownForSevenSeconds() {
    Transcript transcript = new Spoken().says("long", 60_000).says("short", 500).transcript();
    assertThat(cues(transcript))
        .extracting(Cue::span)
        .containsExactly(span(0, 7000), span(60_000, 60_500));
  }

  @Test
  void anOverlongWordIsBrokenIntoPartsOfAboutTheSameLength() {
    String word = "a".repeat(50) + "b".repeat(50);
    Transcript transcript = new Spoken().says(word, 6000).transcript();
    assertThat(texts(transcript))
        .containsExactly("a".repeat(33) + " | " + "a".repeat(17) + "b".repeat(16), "b".repeat(34));
  }

  @Test
  void aTextWithoutWordTimesIsSpreadOverItsSegment() {
    Transcript transcript =
        new Spoken()
            .textOnly(
                "the first half of what was said here. The second half of it has no times", 10_000)
            .transcript();
    assertThat(cues(transcript))
        .containsExactly(
            new Cue(span(0, 5183), List.of("the first half of what was said here.")),
            new Cue(span(5263, 10_000), List.of("The second half of it has no times")));
  }

  @Test
  void emptySegmentsGiveNoCue() {
    Transcript transcript =
        new Spoken()
            .textOnly("", 1000)
            .textOnly(" \n\u200b", 1000)
            .word(" ", 2000, 2100)
            .transcript();
    assertThat(cues(transcript)).isEmpty();
    assertThat(cues(new Spoken().transcript())).isEmpty();
  }

  @Test
  void nothingIsShownAfterTheAudiosEnd() {
    Transcript transcript =
        new Spoken().word("almost", 9000, 9800).word("late", 10_500, 11_000).transcript(10_000);
    assertThat(cues(transcript))
        .extracting(Cue::span)
        .last()
        .extracting(s -> s.end().toMillis())
        .isEqualTo(10_000L);
  }

  @Test
  void aLayoutOfOneShortLineIsKept() {
    SubtitleLayout narrow =
        new SubtitleLayout(
            10, 1, Duration.ofSeconds(3), Duration.ZERO, 20, Duration.ZERO, Duration.ofMillis(500));
    List<Cue> cues =
        Subtitles.of(new Spoken().says("one two three four five").transcript(), narrow);
    assertThat(cues)
        .extracting(c -> String.join(" | ", c.lines()))
        .containsExactly("one two", "three", "four five");
    assertThat(cues.get(0).span().end()).isEqualTo(cues.get(1).span().start());
  }

  private static List<Cue> cues(Transcript transcript) {
    return Subtitles.of(transcript, SubtitleLayout.DEFAULT);
  }

  private static List<String> texts(Transcript transcript) {
    return cues(transcript).stream().map(c -> String.join(" | ", c.lines())).toList();
  }
}
