package dev.earshot.api.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.earshot.recognition.HotWord;
import dev.earshot.recognition.ModelId;
import dev.earshot.transcription.live.LiveOptions;
import java.time.Duration;
import java.util.Collections;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What clients want, and what is said when they want what there is not. */
class WishReaderTest {
  private final WishReader reader = new WishReader(new FakeModels(), 3);

  @Test
  void aStartThatSaysNothingWantsTheDefaults() throws BadMessageException {
    StreamWishes wishes = start("{'type':'start','colour':'green'}");
    assertThat(wishes).isEqualTo(StreamWishes.NONE);
    LiveOptions live = wishes.live();
    assertThat(live.format().sampleRateHz()).isEqualTo(16_000);
    assertThat(live.model()).isNull();
    assertThat(live.endpoints().endOfUtterance()).isEqualTo(Duration.ofMillis(800));
    assertThat(live.recognition().maxAlternatives()).isEqualTo(1);
  }

  @Test
  void allThatIsSaidHolds() throws BadMessageException {
    LiveOptions live =
        start(
                "{'type':'start','model':'digits','format':{'encoding':'pcm_s16le','sampleRate':8e3},"
                    + "'hotWords':[{'word':' power ','boost':10}],'phrases':['one two'],"
                    + "'alternatives':3,'endOfUtterance':1.25}")
            .live();
    assertThat(live.format().sampleRateHz()).isEqualTo(8_000);
    assertThat(live.model()).isEqualTo(new ModelId("digits"));
    assertThat(live.recognition().hotWords()).containsExactly(new HotWord("power", 10));
    assertThat(live.recognition().grammar().orElseThrow().phrases()).containsExactly("one two");
    assertThat(live.recognition().maxAlternatives()).isEqualTo(3);
    assertThat(live.endpoints().endOfUtterance()).isEqualTo(Duration.ofMillis(1_250));
  }

  @Test
  void theModelWinsOverTheLanguage() throws BadMessageException {
    assertThat(start("{'type':'start','language':'de'}").model()).isEqualTo(new ModelId("ziffern"));
    assertThat(start("{'type':'start','language':'de','model':'digits'}").model())
        .isEqualTo(new ModelId("digits"));
    assertThat(start("{'type':'start','language':'tlh','model':'digits'}").model())
        .isEqualTo(new ModelId("digits"));
  }

  @Test
  void aConfigurationChangesWhatItNamesOnly() throws BadMessageException {
    StreamWishes before =
        start("{'type':'start','model':'digits','phrases':['one'],'alternatives':2}");
    StreamWishes after = configure("{'type':'configure','phrases':[]}", before);
    assertThat(after.recognition().phrases()).isEmpty();
    assertThat(after.recognition().alternatives()).isEqualTo(2);
    assertThat(after.model()).isEqualTo(new ModelId("digits"));
    assertThat(configure("{'type':'configure','language':'de'}", before).model())
        .isEqualTo(new ModelId("ziffern"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "'model':7 | bad-field | model: a text of 1 to 100 characters is needed, not blank",
        "'model':null | bad-field | model: a text of 1 to 100 characters is needed, not blank",
        "'model':'../etc' | unknown-model | model: none of that name is installed",
        "'model':'other' | unknown-model | model: none of that name is installed",
        "'language':'' | bad-field | language: a text of 1 to 35 characters is needed, not blank",
        "'language':'tlh' | unknown-language | language: no model that understands it is installed",
        "'language':7,'model':'digits' | bad-field | language: a text of 1 to 35 characters is needed, not blank",
        "'format':'wav' | bad-field | format: an object is needed",
        "'format':{'encoding':'mp3'} | bad-field | format.encoding: pcm_s16le or container is needed",
        "'format':{'sampleRate':999} | bad-field | format.sampleRate: an integer from 1000 to 768000 is needed",
        "'format':{'sampleRate':'16000'} | bad-field | format.sampleRate: an integer from 1000 to 768000 is needed",
        "'format':{'sampleRate':16000.5} | bad-field | format.sampleRate: an integer from 1000 to 768000 is needed",
        "'hotWords':{'power':1} | bad-field | hotWords: a list of at most 3 words (EARSHOT_HOT_WORDS_MAX) is needed",
        "'hotWords':[1,2,3,4] | bad-field | hotWords: a list of at most 3 words (EARSHOT_HOT_WORDS_MAX) is needed",
        "'hotWords':['power'] | bad-field | hotWords[0]: an object is needed",
        "'hotWords':[{'word':'a','boost':1},{'boost':1}] | bad-field | hotWords[1].word: a text of 1 to 100 characters is needed, not blank",
        "'hotWords':[{'word':'a'}] | bad-field | hotWords[0].boost: a number from -1000000 to 1000000 is needed",
        "'hotWords':[{'word':'a','boost':1e400}] | bad-field | hotWords[0].boost: a number from -1000000 to 1000000 is needed",
        "'hotWords':[{'word':'a\\u0007b','boost':1}] | bad-field | hotWords[0].word: control characters are not accepted",
        "'phrases':'one' | bad-field | phrases: a list of at most 10000 phrases is needed",
        "'phrases':['one',' '] | bad-field | phrases[1]: a text of 1 to 1000 characters is needed, not blank",
        "'alternatives':0 | bad-field | alternatives: an integer from 1 to 100 is needed",
        "'alternatives':true | bad-field | alternatives: an integer from 1 to 100 is needed",
        "'endOfUtterance':0.2 | bad-field | endOfUtterance: a number from 0.24 to 10 is needed",
        "'written':1 | bad-field | written: true or false is needed",
        "'endOfUtterance':'1' | bad-field | endOfUtterance: a number from 0.24 to 10 is needed"
      })
  void whatCannotBeUsedIsNamed(String field, String code, String message) {
    BadMessageException refused =
        catchThrowableOfType(
            BadMessageException.class, () -> start("{'type':'start'," + field + "}"));
    assertThat(refused).hasMessage(message);
    assertThat(refused.code().wire()).isEqualTo(code);
  }

  @Test
  void theLongestListsFit() throws BadMessageException {
    String phrases = String.join(",", Collections.nCopies(10_000, "'a'"));
    assertThat(start("{'type':'start','phrases':[" + phrases + "]}").recognition().phrases())
        .hasSize(10_000);
    BadMessageException refused =
        catchThrowableOfType(
            BadMessageException.class,
            () -> start("{'type':'start','phrases':[" + phrases + ",'a']}"));
    assertThat(refused).hasMessageStartingWith("phrases: ");
  }

  @Test
  void onlyStartSetsTheFormat() {
    BadMessageException refused =
        catchThrowableOfType(
            BadMessageException.class,
            () ->
                configure("{'type':'configure','format':{'sampleRate':8000}}", StreamWishes.NONE));
    assertThat(refused).hasMessage("format: only start can set it");
  }

  private StreamWishes start(String message) throws BadMessageException {
    return reader.start(ClientMessage.parse(message.replace('\'', '"')).fields());
  }

  private StreamWishes configure(String message, StreamWishes before) throws BadMessageException {
    return reader.configure(ClientMessage.parse(message.replace('\'', '"')).fields(), before);
  }
}
