package dev.earshot.accounts;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Who counts as sitting at this machine. */
class PeerTest {
  @ParameterizedTest
  @CsvSource({
    "127.0.0.1, Accept, x, true",
    "127.9.9.9, Accept, x, true",
    "::1, Accept, x, true",
    "0:0:0:0:0:0:0:1, Accept, x, true",
    "::ffff:127.0.0.1, Accept, x, true",
    "10.0.0.7, Accept, x, false",
    "localhost, Accept, x, false",
    "127.0.0.1.evil.example, Accept, x, false",
    "127.0.0.1, Forwarded, for=1.2.3.4, false",
    "127.0.0.1, x-forwarded-for, 127.0.0.1, false",
    "127.0.0.1, X-Forwarded-Host, localhost, false",
    "127.0.0.1, Host, localhost:8080, true",
    "127.0.0.1, Host, 0.0.0.0:8000, true",
    "127.0.0.1, Origin, http://0.0.0.0:8000, true",
    "0.0.0.0, Accept, x, false",
    "127.0.0.1, Host, 127.0.0.1:8080, true",
    "127.0.0.1, Host, [::1]:8080, true",
    "127.0.0.1, Host, evil.example, false",
    "127.0.0.1, Host, localhost.evil.example, false",
    "127.0.0.1, Origin, http://localhost:3000, true",
    "127.0.0.1, Origin, http://127.0.0.1:8080, true",
    "127.0.0.1, Origin, https://evil.example, false",
    "127.0.0.1, Origin, null, false"
  })
  void isLocal(String address, String header, String value, boolean local) {
    Map<String, String> headers = Map.of(header, value);
    assertThat(Peer.of(address, new Peer.Headers(headers.keySet(), headers::get)).local())
        .isEqualTo(local);
  }
}
