package dev.earshot.accounts;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LiteralAddressTest {
  @ParameterizedTest
  @CsvSource({
    "10.0.0.7, 10.0.0.7, true",
    "10.0.0.7, 10.0.0.8, false",
    "10.0.0.7, ::ffff:10.0.0.7, true",
    "2001:db8:1:2::1, 2001:0db8:1:2:ffff:ffff:ffff:ffff, true",
    "2001:db8:1:2::1, 2001:db8:1:3::1, false",
    "::1, 127.0.0.1, false",
    "localhost, example.org, true"
  })
  void whoCountsAsOne(String one, String other, boolean same) {
    assertThat(LiteralAddress.network(one).equals(LiteralAddress.network(other))).isEqualTo(same);
  }
}
