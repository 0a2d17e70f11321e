package dev.earshot.accounts;

import dev.earshot.accounts.DuplicateUserException.Field;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.jspecify.annotations.NullUnmarked;

/**
 * Registering and recognising users. Thread-safe. Passwords are hashed outside any transaction,
 * because that takes long on purpose.
 */
@ApplicationScoped
@NullUnmarked // why: the container fills the fields
public class Accounts {
  @Inject UserRepository users;
  @Inject Passwords passwords;
  @Inject Clock clock;

  /**
   * Adds a user.
   *
   * @throws DuplicateUserException when name or address is taken; the name is looked at first
   */
  public User register(NewUser newUser) throws DuplicateUserException {
    rejectDuplicates(newUser);
    String hash = passwords.hash(newUser.password());
    User user = new User(newUser, hash, clock.instant().truncatedTo(ChronoUnit.MICROS));
    Optional<User> added = users.add(user);
    if (added.isEmpty()) {
      // why again: somebody has taken the name or the address since we looked
      rejectDuplicates(newUser);
    }
    return added.orElseThrow(() -> new IllegalStateException("a user could not be added"));
  }

  /** The user with that name, if the password is his. Takes as long when there is no such user. */
  public Optional<User> authenticate(String username, String password) {
    Optional<User> user =
        StorableText.isStorable(username) ? users.findByUsername(username) : Optional.empty();
    if (user.isEmpty()) {
      passwords.pretendToMatch(password);
    }
    return user.filter(u -> passwords.matches(password, u.passwordHash()));
  }

  public Optional<User> find(int id) {
    return users.find(id);
  }

  private void rejectDuplicates(NewUser newUser) throws DuplicateUserException {
    if (users.findByUsername(newUser.username()).isPresent()) {
      throw new DuplicateUserException(Field.USERNAME);
    }
    if (users.findByEmail(newUser.email()).isPresent()) {
      throw new DuplicateUserException(Field.EMAIL);
    }
  }
}
