package dev.earshot.testing;

import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * Skips fuzzing, with the reason, where the fuzzer has no native part. The kept inputs run
 * everywhere.
 */
final class FuzzPlatform implements BeforeAllCallback {
  private static final List<String> SUPPORTED =
      List.of("linux amd64", "linux aarch64", "mac x86_64", "mac aarch64", "windows amd64");

  @Override
  public void beforeAll(ExtensionContext context) {
    if ("1".equals(System.getenv("JAZZER_FUZZ"))) {
      String platform = platform();
      Needed.here(SUPPORTED.contains(platform), "a fuzzer for " + platform);
    }
  }

  private static String platform() {
    String system = System.getProperty("os.name").toLowerCase(Locale.ROOT).split(" ", 2)[0];
    return system + " " + System.getProperty("os.arch");
  }
}
