package dev.earshot.config;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class OriginRuleTest {
  @ParameterizedTest
  @CsvSource({
    "https://app.example, https://app.example, true",
    "https://app.example, HTTPS://App.Example, true",
    "https://app.example, https://app.example:443, true",
    "https://app.example, https://app.example:8443, false",
    "https://app.example, http://app.example, false",
    "https://app.example, https://app.example.evil.example, false",
    "https://app.example, https://evil.example/https://app.example, false",
    "https://app.example, https://user@app.example, false",
    "https://app.example, https://app.example/, false",
    "https://app.example, null, false",
    "https://app.example:8443, https://app.example:8443, true",
    "http://localhost:*, http://localhost, true",
    "http://localhost:*, http://localhost:3000, true",
    "http://localhost:*, https://localhost:3000, false",
    "http://localhost:*, http://localhost.evil.example:3000, false",
    "http://localhost:*, http://localhost:3000x, false",
    "http://[::1]:*, http://[::1]:3000, true",
    "chrome-extension://abcdef, chrome-extension://abcdef, true",
    "null, null, true",
    "null, https://app.example, false",
    "*, https://app.example, true",
    "*, null, true"
  })
  void letsIn(String rule, String origin, boolean allowed) {
    assertThat(OriginRule.parse(rule).orElseThrow().allows(origin)).isEqualTo(allowed);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "app.example",
        "https://",
        "https://*.app.example",
        "https://app.example/",
        "https://app.example/path",
        "https://app.example:80:*",
        "https://app.example:",
        "https://user@app.example",
        ":*",
        "**"
      })
  void whatIsNoOriginIsRefused(String rule) {
    assertThat(OriginRule.parse(rule)).isEmpty();
  }
}
