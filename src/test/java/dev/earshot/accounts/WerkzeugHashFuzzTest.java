package dev.earshot.accounts;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.earshot.testing.FuzzTarget;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * Any text in the password column of a database that was taken over: a hash whose cost is bounded,
 * or none. The time limit and the heap of a fuzz test are the bounds of one comparison.
 */
@FuzzTarget
class WerkzeugHashFuzzTest {
  @FuzzTest
  void anyHash(byte[] input) {
    Optional<WerkzeugHash> hash =
        WerkzeugHash.parse(new String(input, StandardCharsets.ISO_8859_1));
    hash.ifPresent(known -> assertThat(known.matches("not the password")).isFalse());
  }
}
