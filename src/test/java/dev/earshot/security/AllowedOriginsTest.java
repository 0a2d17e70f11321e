package dev.earshot.security;

import static org.assertj.core.api.Assertions.assertThat;

import dev.earshot.config.OriginRule;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AllowedOriginsTest {
  private static final List<OriginRule> RULES =
      List.of(OriginRule.parse("http://localhost:*").orElseThrow());

  @ParameterizedTest
  @CsvSource({
    "http://speech.example, speech.example, true",
    "https://speech.example, speech.example, true",
    "https://speech.example, speech.example:443, true",
    "https://speech.example, Speech.Example, true",
    "http://speech.example:8080, speech.example:8080, true",
    "http://[::1]:8080, [::1]:8080, true",
    "http://speech.example:8080, speech.example:8081, false",
    "http://speech.example:8080, speech.example, false",
    "https://evil.example, speech.example, false",
    "https://evil.example, '', false",
    "https://evil.example, , false",
    "null, speech.example, false",
    "http://localhost:3000, speech.example, true"
  })
  void onesOwnPagesAndThoseOfTheListAreAllowed(String origin, String host, boolean allowed) {
    assertThat(AllowedOrigins.allows(RULES, origin, host)).isEqualTo(allowed);
  }
}
