package dev.earshot.testing;

import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Assumptions;

/**
 * What a test needs of the machine. Where it is missing the test is skipped with the reason, unless
 * {@code EARSHOT_REQUIRE_ALL=true} says that this machine must have everything.
 */
public final class Needed {
  private static final boolean REQUIRED =
      Boolean.parseBoolean(System.getenv("EARSHOT_REQUIRE_ALL"));

  private Needed() {}

  public static void here(boolean available, String reason) {
    if (REQUIRED) {
      Assertions.assertThat(available).as("needed for this test: %s", reason).isTrue();
    }
    Assumptions.assumeTrue(available, () -> "skipped: " + reason);
  }
}
