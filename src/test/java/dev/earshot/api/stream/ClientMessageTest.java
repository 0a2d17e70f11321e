package dev.earshot.api.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Texts as messages. */
class ClientMessageTest {
  @Test
  void aMessageHasATypeAndPerhapsANumber() throws BadMessageException {
    ClientMessage flush = ClientMessage.parse("{\"type\":\"flush\",\"seq\":7,\"x\":1}");
    assertThat(flush.type()).isEqualTo(ClientMessage.Type.FLUSH);
    assertThat(flush.seq()).isEqualTo(7);
    assertThat(ClientMessage.parse("{\"type\":\"finish\"}").seq()).isNull();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "hello", "[1]", "7", "null", "{\"type\":\"flush\"", "{} {}", "\"a\""})
  void aTextIsOneJsonObject(String text) {
    BadMessageException refused = refused(text);
    assertThat(refused.code()).isEqualTo(ErrorCode.BAD_MESSAGE);
  }

  @Test
  void nestingHasAnEnd() {
    assertThat(refused("{\"a\":".repeat(10_000)).code()).isEqualTo(ErrorCode.BAD_MESSAGE);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{} | bad-message | type: a text is needed, one of start, configure, flush, finish",
        "{\"type\":1} | bad-message | type: a text is needed, one of start, configure, flush, finish",
        "{\"type\":\"stop\"} | unknown-type | type: there is none of that name, only start, configure, flush, finish",
        "{\"type\":\"START\"} | unknown-type | type: there is none of that name, only start, configure, flush, finish",
        "{\"type\":\"flush\",\"seq\":\"1\"} | bad-field | seq: an integer from -9007199254740991 to 9007199254740991 is needed",
        "{\"type\":\"flush\",\"seq\":1.5} | bad-field | seq: an integer from -9007199254740991 to 9007199254740991 is needed",
        "{\"type\":\"flush\",\"seq\":1e99} | bad-field | seq: an integer from -9007199254740991 to 9007199254740991 is needed"
      })
  void whatIsWrongIsNamed(String text, String code, String message) {
    BadMessageException refused = refused(text);
    assertThat(refused).hasMessage(message);
    assertThat(refused.code().wire()).isEqualTo(code);
    assertThat(refused.to()).isNull();
  }

  @Test
  void aRefusalNamesTheNumberOfTheMessage() {
    assertThat(refused("{\"type\":\"stop\",\"seq\":9}").to()).isEqualTo(9);
  }

  private static BadMessageException refused(String text) {
    return catchThrowableOfType(BadMessageException.class, () -> ClientMessage.parse(text));
  }
}
