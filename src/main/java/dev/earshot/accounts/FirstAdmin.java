package dev.earshot.accounts;

import dev.earshot.config.Settings;
import jakarta.annotation.PostConstruct;
import jakarta.ejb.ConcurrencyManagement;
import jakarta.ejb.ConcurrencyManagementType;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.logging.Logger;
import org.jspecify.annotations.NullUnmarked;

/**
 * Makes the user {@code admin} when there is no administrator yet. Runs once at start, in one
 * thread. A random password is written to {@code secrets/initial-admin-password}, readable by the
 * owner of the process only; the log names the file, never the password.
 */
@Singleton
@Startup
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
@NullUnmarked // why: the container fills the fields
public class FirstAdmin {
  private static final Logger LOG = Logger.getLogger(FirstAdmin.class.getName());
  private static final String NAME = "admin";
  private static final int RANDOM_BYTES = 15;

  @Inject Settings settings;
  @Inject Accounts accounts;
  @Inject UserRepository users;

  @PostConstruct
  void start() {
    if (users.hasAdmin()) {
      return;
    }
    if (users.findByUsername(NAME).isPresent()) {
      // why before: a password that is nobody's would be shown
      LOG.warning("event=first-admin-not-created reason=\"an ordinary user has that name\"");
      return;
    }
    String password = settings.accounts().adminPassword().orElseGet(this::madeUp);
    try {
      User admin =
          accounts.register(new NewUser(NAME, "admin@localhost.local", password, Role.ADMIN));
      LOG.info(() -> "event=first-admin-created user=" + admin.id());
    } catch (DuplicateUserException e) {
      // why not fatal: another node may have been faster
      LOG.warning("event=first-admin-not-created reason=\"" + e.getMessage() + "\"");
    }
  }

  private String madeUp() {
    byte[] random = new byte[RANDOM_BYTES];
    new SecureRandom().nextBytes(random);
    String password = Base64.getUrlEncoder().withoutPadding().encodeToString(random);
    try {
      Path file =
          PrivateFiles.createIfAbsent(settings.secretsFolder(), "initial-admin-password", password);
      LOG.info(() -> "event=first-admin-password file=" + file);
      return Files.readString(file).trim();
    } catch (IOException e) {
      throw new UncheckedIOException("the first password cannot be kept in the secrets folder", e);
    }
  }
}
