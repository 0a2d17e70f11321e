package dev.earshot.accounts;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Where credentials are looked for. */
class CredentialsTest {
  @Test
  void aBrowserNamesItsTokenAfterTheSubprotocolBearer() {
    assertThat(Credentials.ofSubprotocols(List.of("bearer, the.token")))
        .isEqualTo(new Credentials.Token("the.token"));
    assertThat(Credentials.ofSubprotocols(List.of("earshot.v1,bearer,the.token,other")))
        .isEqualTo(new Credentials.Token("the.token"));
    assertThat(Credentials.ofSubprotocols(List.of("earshot.v1", "bearer", "the.token")))
        .as("in several headers")
        .isEqualTo(new Credentials.Token("the.token"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "earshot.v1", "bearer", "the.token, bearer", "bearer,", "Bearer x"})
  void withoutATokenAfterItThereIsNone(String header) {
    assertThat(Credentials.ofSubprotocols(List.of(header))).isEqualTo(new Credentials.None());
  }

  @Test
  void tokensStayOutOfLogs() {
    assertThat(new Credentials.Token("secret").toString()).doesNotContain("secret");
  }
}
