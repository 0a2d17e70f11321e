package dev.earshot.accounts;

import dev.earshot.accounts.DuplicateUserException.Field;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.NullUnmarked;

/**
 * The life of users: registering, changing, disabling, removing. Who may do that is decided
 * elsewhere. Thread-safe. Passwords are hashed outside any transaction, because that takes long on
 * purpose.
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
    rejectTakenName(newUser.username(), Optional.empty());
    rejectTakenAddress(newUser.email(), Optional.empty());
    String hash = passwords.hash(newUser.password());
    Optional<User> added = users.add(new User(newUser, hash, now()));
    if (added.isEmpty()) {
      // why again: somebody has taken the name or the address since we looked
      rejectTakenName(newUser.username(), Optional.empty());
      rejectTakenAddress(newUser.email(), Optional.empty());
    }
    return added.orElseThrow(() -> new IllegalStateException("a user could not be added"));
  }

  public Optional<User> find(int id) {
    return users.find(id);
  }

  /**
   * One page of users, by id.
   *
   * @param afterId the last id of the page before, 0 for the first page
   * @param limit how many at most
   */
  public List<User> list(int afterId, int limit) {
    return users.list(afterId, limit);
  }

  /**
   * Changes a user. A new password makes all tokens of before void.
   *
   * @return the user as he is now, empty when there is none with that id
   * @throws DuplicateUserException when somebody else has the name or the address
   */
  public Optional<User> change(int id, AccountChange change) throws DuplicateUserException {
    if (change.isEmpty()) {
      return users.find(id);
    }
    rejectDuplicates(id, change);
    Optional<String> hash = change.password().map(passwords::hash);
    try {
      return users.change(id, change, hash, now());
    } catch (TakenException e) {
      // why again: somebody has taken the name or the address since we looked
      rejectDuplicates(id, change);
      throw e;
    }
  }

  /**
   * Removes a user and what belongs to him.
   *
   * @return whether there was one with that id
   * @throws LastAdminException when nobody could administer the server any more
   */
  public boolean remove(int id) throws LastAdminException {
    return users.remove(id);
  }

  /**
   * Keeps a user out, at once and until he is enabled again; his tokens stay void then too.
   *
   * @return whether there is one with that id
   * @throws LastAdminException when nobody could administer the server any more
   */
  public boolean disable(int id) throws LastAdminException {
    return users.disable(id, now());
  }

  /** Lets a user log in again; false when there is none with that id. */
  public boolean enable(int id) {
    return users.enable(id);
  }

  /** Makes all tokens of a user void; false when there is none with that id. */
  public boolean logOutEverywhere(int id) {
    return users.voidTokens(id, now());
  }

  private void rejectDuplicates(int id, AccountChange change) throws DuplicateUserException {
    if (change.username().isPresent()) {
      rejectTakenName(change.username().get(), Optional.of(id));
    }
    if (change.email().isPresent()) {
      rejectTakenAddress(change.email().get(), Optional.of(id));
    }
  }

  private void rejectTakenName(String name, Optional<Integer> owner) throws DuplicateUserException {
    if (isSomebodyElse(users.findByUsername(name), owner)) {
      throw new DuplicateUserException(Field.USERNAME);
    }
  }

  private void rejectTakenAddress(String address, Optional<Integer> owner)
      throws DuplicateUserException {
    if (isSomebodyElse(users.findByEmail(address), owner)) {
      throw new DuplicateUserException(Field.EMAIL);
    }
  }

  private static boolean isSomebodyElse(Optional<User> found, Optional<Integer> owner) {
    return found.isPresent() && owner.filter(id -> id == found.get().id()).isEmpty();
  }

  // why truncated: databases keep microseconds
  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MICROS);
  }
}
