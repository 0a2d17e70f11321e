package dev.earshot.api.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.earshot.recognition.HotWord;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HotWordListTest {
  private final FieldErrors errors = new FieldErrors();
  private final HotWordList list = new HotWordList("words", 2, errors);

  @Test
  void wordsKeepTheirOrderAndLoseTheSpaceAroundThem() {
    assertThat(list.parse("[{\"boost\":-1.5,\"word\":\" a \"},{\"word\":\"b c\",\"boost\":1e2}]"))
        .containsExactly(new HotWord("a", -1.5), new HotWord("b c", 100));
    assertThat(list.parse("[]")).isEmpty();
    errors.throwIfAny();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "null",
        "[",
        "[null]",
        "[{\"word\":\"a\"}]",
        "[{\"word\":\"a\",\"boost\":1,\"x\":1}]",
        "[{\"word\":\"a\",\"boost\":true}]",
        "[{\"word\":\"a\\u0000b\",\"boost\":1}]",
        "[{\"word\":\"a\",\"boost\":1e999999999}]"
      })
  void onlyTheFirstWrongThingIsNamed(String json) {
    assertThat(list.parse(json)).isEqualTo(List.of());
    assertThatThrownBy(errors::throwIfAny).isInstanceOf(InvalidFieldsException.class);
    assertThat(errors.body().getJsonArray("errors")).hasSize(1);
  }

  @Test
  void thereIsALimit() {
    list.parse("[1,2,3]");
    assertThat(errors.body().getString("detail")).isEqualTo("words: at most 2, not 3");
  }
}
