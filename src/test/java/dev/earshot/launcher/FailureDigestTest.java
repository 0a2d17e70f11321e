package dev.earshot.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class FailureDigestTest {
  private static final String HEAD =
      "[2026-11-20T10:00:00.000+0000] [] [%s] [X-1] [a.logger] [tid: _ThreadID=1 _ThreadName=main]"
          + " [timeMillis: 1] [levelValue: 1000]%s";
  private final FailureDigest digest = new FailureDigest();

  @Test
  void keepsTheCausesOfSevereRecordsWithoutPackages() {
    read(
        HEAD.formatted("SEVERE", " [["),
        "  Exception while loading the app",
        "java.lang.Exception: wrong settings: A; B",
        "\tat x.Y.z(Y.java:1)",
        "Caused by: dev.earshot.config.SettingsException: wrong settings: A; B",
        "Caused by: java.net.ConnectException: refused",
        "]]");

    assertThat(digest.causes())
        .containsExactly("SettingsException: wrong settings: A; B", "ConnectException: refused");
  }

  @Test
  void namesWhatIsSevereWhenNothingHasACause() {
    read(HEAD.formatted("SEVERE", " Startup of context failed"));

    assertThat(digest.causes()).containsExactly("Startup of context failed");
  }

  @Test
  void ignoresWarnings() {
    read(HEAD.formatted("WARNING", " careful"), "Caused by: x.Y: harmless");

    assertThat(digest.causes()).isEmpty();
  }

  @Test
  void tellsACauseOnceEvenWhenAnotherRepeatsIt() {
    read(
        HEAD.formatted("SEVERE", ""),
        "Caused by: a.OuterException: b.InnerException: no disk",
        "Caused by: b.InnerException: no disk");

    assertThat(digest.causes()).containsExactly("InnerException: no disk");
  }

  @Test
  void isBounded() {
    read(HEAD.formatted("SEVERE", " [["));
    IntStream.range(100, 200).forEach(n -> read("Caused by: x.Y: number " + n));

    assertThat(digest.causes()).hasSize(FailureDigest.MAX_CAUSES);
  }

  private void read(String... lines) {
    for (String line : lines) {
      digest.add(line);
    }
  }
}
