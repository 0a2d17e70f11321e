package dev.earshot.accounts;

import dev.earshot.config.Settings;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Base64;
import org.jspecify.annotations.NullUnmarked;

/**
 * The key that signs tokens: the configured one, else one that is made at first start and kept in
 * the data folder. Thread-safe.
 */
@ApplicationScoped
@NullUnmarked // why: the container fills the fields
public class TokenSecret {
  private static final int BYTES = 32;

  @Inject Settings settings;
  private byte[] key;

  @PostConstruct
  void start() {
    key = settings.accounts().tokenSecret().map(TokenSecret::bytes).orElseGet(this::kept);
  }

  byte[] key() {
    return key.clone();
  }

  private byte[] kept() {
    try {
      Path file = PrivateFiles.createIfAbsent(settings.secretsFolder(), "token.key", random());
      return bytes(Files.readString(file).trim());
    } catch (IOException e) {
      throw new UncheckedIOException("the token key cannot be kept in the secrets folder", e);
    }
  }

  private static String random() {
    byte[] random = new byte[BYTES];
    new SecureRandom().nextBytes(random);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(random);
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
