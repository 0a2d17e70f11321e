package dev.earshot.transcript.format;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PrintableTextTest {
  @Test
  void whateverBreaksALineIsOneSpace() {
    assertThat(PrintableText.line(" a\tb\r\n\nc\u2028d\u0085e\u000bf\u0000g\u001b "))
        .isEqualTo("a b c d e f g");
  }

  @Test
  void aSpaceThatForbidsABreakStaysInItsWord() {
    assertThat(PrintableText.words("bonjour\u00a0! oui")).containsExactly("bonjour\u00a0!", "oui");
  }

  @Test
  void whatCannotBeSeenIsNoWord() {
    assertThat(PrintableText.words("\ufeff \u200b \u00a0 \u200e\u00a0")).isEmpty();
    assertThat(PrintableText.line("")).isEmpty();
  }

  @Test
  void halvesOfCharactersAreReplaced() {
    assertThat(PrintableText.line("a\ud83d b\ude00 \ud83d\ude00"))
        .isEqualTo("a\ufffd b\ufffd \ud83d\ude00");
  }
}
