package dev.earshot.accounts;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;
import org.bouncycastle.crypto.generators.SCrypt;

/**
 * A password hash as the original's library, Werkzeug, writes it: {@code method$salt$hex}, with the
 * methods {@code pbkdf2:<digest>:<iterations>} and {@code scrypt:<N>:<r>:<p>}. Immutable. Costs
 * beyond the bounds here are refused, because somebody else chose them.
 */
final class WerkzeugHash {
  /** Twice what the newest releases use. */
  static final int MAX_ITERATIONS = 2_000_000;

  /** N times r; 128 times as many bytes are needed, that is 64 MiB. */
  static final long MAX_SCRYPT_MEMORY = 1 << 19;

  /** N times r times p; four times the default. */
  static final long MAX_SCRYPT_WORK = 1 << 20;

  /** Eight times the default r; with r above 512 and a small N the library fails. */
  static final long MAX_SCRYPT_BLOCK = 64;

  // why these when they are left out: they were the library's own when the original was written
  private static final int DEFAULT_ITERATIONS = 260_000;
  private static final List<Integer> DEFAULT_SCRYPT = List.of(1 << 15, 8, 1);

  private static final String SCRYPT = "scrypt";
  private static final int SCRYPT_BYTES = 64;
  private static final Map<String, Integer> DIGEST_BYTES =
      Map.of("sha1", 20, "sha224", 28, "sha256", 32, "sha384", 48, "sha512", 64);

  /** Turns a password into the bytes that are compared. */
  private interface Derivation {
    byte[] derive(String password, byte[] salt);
  }

  private final boolean needsMemory;
  private final Derivation derivation;
  private final byte[] salt;
  private final byte[] expected;

  private WerkzeugHash(Derivation derivation, boolean needsMemory, String salt, byte[] expected) {
    this.needsMemory = needsMemory;
    this.derivation = derivation;
    this.salt = salt.getBytes(StandardCharsets.UTF_8);
    this.expected = expected;
  }

  /** Empty for every other form, and for what would cost too much. */
  static Optional<WerkzeugHash> parse(String text) {
    String[] parts = text.split("\\$", 3);
    if (parts.length < 3 || parts[1].isEmpty()) {
      return Optional.empty();
    }
    try {
      byte[] expected = HexFormat.of().parseHex(parts[2]);
      String[] method = parts[0].split(":", -1);
      return derivation(method, expected.length)
          .map(d -> new WerkzeugHash(d, method[0].equals(SCRYPT), parts[1], expected));
    } catch (IllegalArgumentException notHex) {
      return Optional.empty();
    }
  }

  /** Whether comparing takes up to 64 MiB of the heap, and not next to nothing. */
  boolean needsMemory() {
    return needsMemory;
  }

  /** Takes a noticeable fraction of a second; compares in constant time. */
  boolean matches(String password) {
    return MessageDigest.isEqual(expected, derivation.derive(password, salt));
  }

  private static Optional<Derivation> derivation(String[] method, int length) {
    return switch (method[0]) {
      case "pbkdf2" -> pbkdf2(method, length);
      case SCRYPT -> scrypt(method, length);
      default -> Optional.empty();
    };
  }

  private static Optional<Derivation> pbkdf2(String[] method, int length) {
    if (method.length < 2 || method.length > 3) {
      return Optional.empty();
    }
    int iterations = method.length == 3 ? number(method[2]) : DEFAULT_ITERATIONS;
    String digest = method[1];
    if (iterations < 1
        || iterations > MAX_ITERATIONS
        || length != DIGEST_BYTES.getOrDefault(digest, -1)) {
      return Optional.empty();
    }
    String algorithm = "PBKDF2WithHmacSHA" + digest.substring("sha".length());
    return Optional.of(
        (password, salt) -> {
          PBEKeySpec spec = new PBEKeySpec(password.toCharArray(), salt, iterations, length * 8);
          try {
            return SecretKeyFactory.getInstance(algorithm).generateSecret(spec).getEncoded();
          } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this Java cannot do " + algorithm, e);
          } finally {
            spec.clearPassword();
          }
        });
  }

  private static Optional<Derivation> scrypt(String[] method, int length) {
    if (method.length != 1 && method.length != 4) {
      return Optional.empty();
    }
    boolean byDefault = method.length == 1;
    int n = byDefault ? DEFAULT_SCRYPT.get(0) : number(method[1]);
    int r = byDefault ? DEFAULT_SCRYPT.get(1) : number(method[2]);
    int p = byDefault ? DEFAULT_SCRYPT.get(2) : number(method[3]);
    if (length != SCRYPT_BYTES || !isAffordable(n, r, p)) {
      return Optional.empty();
    }
    return Optional.of(
        (password, salt) ->
            SCrypt.generate(password.getBytes(StandardCharsets.UTF_8), salt, n, r, p, length));
  }

  private static boolean isAffordable(long n, long r, long p) {
    boolean powerOfTwo = n > 1 && Long.bitCount(n) == 1;
    // why 2^16: with r = 1 the standard (RFC 7914) allows no more
    boolean standard = r > 1 || n < 1 << 16;
    return powerOfTwo
        && standard
        && r >= 1
        && p >= 1
        && n <= MAX_SCRYPT_MEMORY
        && r <= MAX_SCRYPT_BLOCK
        && p <= MAX_SCRYPT_WORK
        && n * r <= MAX_SCRYPT_MEMORY
        && n * r * p <= MAX_SCRYPT_WORK;
  }

  private static int number(String digits) {
    return digits.matches("[0-9]{1,9}") ? Integer.parseInt(digits) : -1;
  }
}
