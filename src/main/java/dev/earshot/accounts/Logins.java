package dev.earshot.accounts;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;
import java.util.logging.Logger;
import org.jspecify.annotations.NullUnmarked;

/**
 * Recognises users by name and password. Thread-safe. Passwords are hashed outside any transaction,
 * because that takes long on purpose.
 */
@ApplicationScoped
@NullUnmarked // why: the container fills the fields
public class Logins {
  private static final Logger LOG = Logger.getLogger(Logins.class.getName());

  @Inject UserRepository users;
  @Inject Passwords passwords;
  @Inject AttemptLimits limits;

  /**
   * The user with that name, if the password is his and he is not disabled. Takes as long when
   * there is no such user.
   *
   * @param address of the other end of the connection
   * @throws TooManyAttemptsException when that name or that address has failed too often
   * @throws PasswordsBusyException when too many passwords are being hashed
   */
  public Optional<User> authenticate(String username, String password, String address) {
    limits.takeLogin(username, address);
    Optional<User> user = look(username, password, address);
    if (user.isPresent()) {
      limits.loginSucceeded(username, address);
    }
    return user;
  }

  private Optional<User> look(String username, String password, String address) {
    try {
      return recognise(username, password);
    } catch (PasswordsBusyException e) {
      limits.loginNotLookedAt(username, address);
      throw e;
    }
  }

  private Optional<User> recognise(String username, String password) {
    Optional<User> user =
        StorableText.isStorable(username) ? users.findByUsername(username) : Optional.empty();
    if (user.isEmpty()) {
      passwords.pretendToCompare(password);
    }
    return user.filter(u -> knows(u, password)).filter(u -> !u.isDisabled());
  }

  private boolean knows(User user, String password) {
    return switch (passwords.compare(password, user.passwordHash())) {
      case MATCHES -> true;
      case DIFFERS -> false;
      case MATCHES_FOREIGN_FORM -> {
        renewHash(user, password);
        yield true;
      }
      case UNREADABLE -> {
        LOG.warning(() -> "event=password-hash-unreadable user=" + user.id());
        yield false;
      }
    };
  }

  private void renewHash(User user, String password) {
    try {
      users.replaceHash(user.id(), user.passwordHash(), passwords.hash(password));
      LOG.info(() -> "event=password-hash-renewed user=" + user.id());
    } catch (PasswordsBusyException e) {
      LOG.fine(() -> "event=password-hash-kept user=" + user.id() + " until=next-login");
    }
  }
}
