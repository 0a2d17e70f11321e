package dev.earshot.accounts;

import java.security.SecureRandom;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * An API key in clear: {@value #PREFIX} and 256 random bits. Immutable. Lives as long as a request;
 * only its hash is kept.
 *
 * @param text what the client sends; also fit to be a WebSocket subprotocol
 */
public record KeySecret(String text) {
  public static final String PREFIX = "earshot_";
  private static final int RANDOM_BYTES = 32;
  private static final Pattern FORM = Pattern.compile(PREFIX + "[A-Za-z0-9_-]{43}");

  public KeySecret {
    if (!FORM.matcher(text).matches()) {
      throw new IllegalArgumentException("not the form of an API key");
    }
  }

  static KeySecret random(SecureRandom source) {
    byte[] random = new byte[RANDOM_BYTES];
    source.nextBytes(random);
    return new KeySecret(PREFIX + Base64.getUrlEncoder().withoutPadding().encodeToString(random));
  }

  /** Empty for text that cannot be a key. */
  static Optional<KeySecret> parse(String text) {
    return FORM.matcher(text).matches() ? Optional.of(new KeySecret(text)) : Optional.empty();
  }

  /** SHA-256 in lower-case hexadecimal digits. */
  // why a fast hash: nobody guesses 256 random bits, however fast he can try
  String hash() {
    return Sha256.hex(text);
  }

  @Override
  public String toString() {
    return "KeySecret[...]";
  }
}
