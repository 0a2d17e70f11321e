package dev.earshot.accounts;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Hashes of the original's library. The samples were made with Python's {@code hashlib}, as that
 * library does it.
 */
class WerkzeugHashTest {
  private static final String PASSWORD = "run forrest run";
  private static final String UNICODE = "Laufe, Größe: ☃😀";
  private static final String SCRYPT =
      "$Hn4rT8sVw2YzQ6pM$3ffead1e10427af5d69a3690c7b2191423cd5a0d071d50a9bdeb044f7bcc80c79d3b0aefb7"
          + "4e731636a26064bf32d133376f39397cb8eff6394a58aed16db471";
  private static final String SHA256 =
      "$Zq0XvT3bLm9KpWcY$3958a9ca4fb26a5f6f892a670c31534685831d1b078989c3715ce2a912aec149";

  private static boolean matches(String hash, String password) {
    return WerkzeugHash.parse(hash).orElseThrow().matches(password);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "pbkdf2:sha256:260000" + SHA256,
        "pbkdf2:sha256" + SHA256,
        "pbkdf2:sha256:1000$aB3dE5gH$"
            + "e2590455fc5ddeab56d0bc141c21fe466a3f6f83a13b485ea712d5d4054f9a74",
        "pbkdf2:sha1:1000$aB3dE5gH$bb3aef4d796eb488e01124a63aff4ea98e31f4b9",
        "pbkdf2:sha512:1000$aB3dE5gH$"
            + "bb1dc10267627d4f32dba79a973c8a4ec739fcde83c1f9c4706987a7537e7b7a"
            + "ed68b7acb7234ffbdb5252775d7bcd758a4cb4a7471a677d950cbf04e63d4dac",
        "scrypt:32768:8:1" + SCRYPT,
        "scrypt" + SCRYPT
      })
  void theRightPasswordMatchesAndNoOther(String hash) {
    assertThat(matches(hash, PASSWORD)).isTrue();
    assertThat(matches(hash, PASSWORD + " ")).isFalse();
    assertThat(matches(hash, "")).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "pbkdf2:sha256:1000$sälzchen$"
            + "6f2d7449d33b090480cc06fa5c44104f31d45b2f622fa96356c6c5ca588cac03",
        "scrypt:1024:4:2$Hn4rT8sVw2YzQ6pM$"
            + "e78e31fe1bdf92a7fa0d0ba7a17684eefa20ce58df4e6aa22ba2bfae2b2c1086"
            + "424f5d2dcf5c05112ee8e5825da7cb76c16c148003130d706ccb8aad765431ad"
      })
  void saltAndPasswordAreUtf8(String hash) {
    assertThat(matches(hash, UNICODE)).isTrue();
    assertThat(matches(hash, UNICODE.replace('ö', 'o'))).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "hash",
        "$",
        "$$",
        "plain$salt$70617373",
        "md5$salt$1a79a4d60de6718e8e5b326e338ae533",
        "pbkdf2:sha256:1000$salt$",
        "pbkdf2:sha256:1000$salt$e2590455",
        "pbkdf2:sha256:1000$salt$not hexadecimal",
        "pbkdf2:sha256:1000$$e2590455fc5ddeab56d0bc141c21fe466a3f6f83a13b485ea712d5d4054f9a74",
        "pbkdf2$aB3dE5gH$e2590455fc5ddeab56d0bc141c21fe466a3f6f83a13b485ea712d5d4054f9a74",
        "pbkdf2:md5:1000$salt$1a79a4d60de6718e8e5b326e338ae533",
        "PBKDF2WithHmacSHA512:210000:c2FsdA==:aGFzaA=="
      })
  void otherFormsAreNone(String hash) {
    assertThat(WerkzeugHash.parse(hash)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "pbkdf2:sha256:2000000, true",
    "pbkdf2:sha256:2000001, false",
    "pbkdf2:sha256:0, false",
    "pbkdf2:sha256:-1, false",
    "pbkdf2:sha256:99999999999999999999, false",
    "pbkdf2:sha256:1000:1, false"
  })
  void roundsAreBounded(String method, boolean good) {
    assertThat(WerkzeugHash.parse(method + SHA256).isPresent()).isEqualTo(good);
  }

  @ParameterizedTest
  @CsvSource({
    "scrypt:65536:8:1, true",
    "scrypt:131072:8:1, false",
    "scrypt:32768:16:2, true",
    "scrypt:32768:16:3, false",
    "scrypt:4:64:1, true",
    "scrypt:4:65:1, false",
    "scrypt:32768:8:4, true",
    "scrypt:32768:8:5, false",
    "scrypt:2:1:524288, true",
    "scrypt:2:1:524289, false",
    "scrypt:32768:1:1, true",
    "scrypt:65536:1:1, false",
    "scrypt:32767:8:1, false",
    "scrypt:1:8:1, false",
    "scrypt:0:8:1, false",
    "scrypt:32768:0:1, false",
    "scrypt:32768:8:0, false",
    "scrypt:32768:999999999:999999999, false",
    "scrypt:32768:8, false"
  })
  void memoryAndWorkAreBounded(String method, boolean good) {
    assertThat(WerkzeugHash.parse(method + SCRYPT).isPresent()).isEqualTo(good);
  }

  @Test
  void whatIsJustAffordableReallyRuns() {
    assertThat(matches("scrypt:65536:8:1" + SCRYPT, PASSWORD)).isFalse();
    assertThat(matches("pbkdf2:sha256:2000000" + SHA256, PASSWORD)).isFalse();
  }
}
