package dev.earshot.accounts;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.SecureRandom;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The secret of an API key. */
class KeySecretTest {
  private static final String GOOD = "earshot_" + "aB3-_".repeat(8) + "xyz";

  @Test
  void isRecognisedByItsBeginningAndHas256RandomBits() {
    SecureRandom random = new SecureRandom();
    assertThat(
            Stream.generate(() -> KeySecret.random(random).text())
                .limit(100)
                .collect(Collectors.toSet()))
        .as("all differ")
        .hasSize(100)
        .allSatisfy(text -> assertThat(text).matches("earshot_[A-Za-z0-9_-]{43}"));
  }

  @Test
  void allBytesOfTheSourceGoIntoIt() {
    SecureRandom ones =
        new SecureRandom() {
          private static final long serialVersionUID = 1;

          @Override
          public void nextBytes(byte[] bytes) {
            java.util.Arrays.fill(bytes, (byte) -1);
          }
        };
    assertThat(KeySecret.random(ones).text()).isEqualTo("earshot_" + "_".repeat(42) + "8");
  }

  @Test
  void isKeptAsTheSha256OfItsText() {
    // printf 'earshot_%s' "$(printf 'A%.0s' $(seq 43))" | sha256sum
    assertThat(new KeySecret("earshot_" + "A".repeat(43)).hash())
        .isEqualTo("5647e64885a6ae1fb44beb2929d2c5cb2341026fb0a4016bad75cf5163952e9c");
  }

  @Test
  void isReadAsItWasWritten() {
    assertThat(KeySecret.parse(GOOD)).contains(new KeySecret(GOOD));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "earshot_",
        "EARSHOT_aB3-_aB3-_aB3-_aB3-_aB3-_aB3-_aB3-_aB3-_xyz",
        "earshot_aB3-_aB3-_aB3-_aB3-_aB3-_aB3-_aB3-_aB3-_xy",
        "earshot_aB3-_aB3-_aB3-_aB3-_aB3-_aB3-_aB3-_aB3-_xyz0",
        "earshot_aB3-_aB3-_aB3-_aB3-_aB3-_aB3-_aB3-_aB3-_xy=",
        "earshot_aB3-_aB3-_aB3-_aB3-_aB3-_aB3-_aB3-_aB3-_xyz\n"
      })
  void otherTextIsNoKey(String text) {
    assertThat(KeySecret.parse(text)).isEmpty();
  }

  @Test
  void staysOutOfLogs() {
    assertThat(new KeySecret(GOOD).toString()).doesNotContain("aB3");
  }
}
