package dev.earshot.accounts;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.hibernate.Session;

/** The users in the database. Thread-safe; every method is one short transaction. */
@ApplicationScoped
@Transactional(rollbackOn = LastAdminException.class)
public class UserRepository {
  /** The class of integrity violations in the SQL standard. */
  private static final String INTEGRITY_VIOLATION = "23";

  @PersistenceContext(unitName = "earshot")
  EntityManager entities;

  /**
   * Adds a user; empty when name or address is taken, also by somebody who comes at the same time.
   */
  public Optional<User> add(User user) {
    // why no persist: a violated index would put the address into the server's log
    int added =
        entities
            .createNativeQuery(
                "INSERT INTO users (username, email, password, role, created_at, modified_at)"
                    + " VALUES (?1, ?2, ?3, ?4, ?5, ?5) ON CONFLICT DO NOTHING")
            .setParameter(1, user.username())
            .setParameter(2, user.email())
            .setParameter(3, user.passwordHash())
            .setParameter(4, user.role().wireName())
            .setParameter(5, user.createdAt().map(UserRepository::utc).orElse(null))
            .executeUpdate();
    return added == 0 ? Optional.empty() : findByUsername(user.username());
  }

  public Optional<User> find(int id) {
    return Optional.ofNullable(entities.find(User.class, id));
  }

  public Optional<User> findByUsername(String username) {
    return findBy("username", username);
  }

  public Optional<User> findByEmail(String email) {
    return findBy("email", email);
  }

  /** Users by id, from the first one after {@code afterId}. */
  public List<User> list(int afterId, int limit) {
    return list(afterId, limit, "");
  }

  /** The same, of those whose name begins so. */
  public List<User> list(int afterId, int limit, String namePrefix) {
    String pattern = namePrefix.replaceAll("([!%_])", "!$1") + "%";
    return entities
        .createQuery(
            "select u from User u where u.id > :after and u.username like :pattern escape '!'"
                + " order by u.id",
            User.class)
        .setParameter("after", afterId)
        .setParameter("pattern", pattern)
        .setMaxResults(limit)
        .getResultList();
  }

  /** Whether there is an administrator. */
  public boolean hasAdmin() {
    return entities
            .createQuery("select count(u) from User u where u.role = :role", Long.class)
            .setParameter("role", Role.ADMIN)
            .getSingleResult()
        > 0;
  }

  /**
   * Changes a user; empty when there is none with that id.
   *
   * @throws TakenException when somebody else has the name or the address
   */
  public Optional<User> change(
      int id, AccountChange change, Optional<String> passwordHash, Instant now) {
    Optional<User> locked = locked(id);
    locked.ifPresent(
        user -> {
          // why detached: Hibernate logs a violated index, and with it the address
          entities.detach(user);
          user.change(change, passwordHash, now);
          entities.unwrap(Session.class).doWork(connection -> write(user, connection));
        });
    return locked;
  }

  private static void write(User user, Connection connection) {
    String sql =
        "UPDATE users SET username = ?, email = ?, password = ?, modified_at = ?,"
            + " tokens_valid_from = ? WHERE id = ?";
    try (PreparedStatement update = connection.prepareStatement(sql)) {
      update.setString(1, user.username());
      update.setString(2, user.email());
      update.setString(3, user.passwordHash());
      update.setObject(4, user.modifiedAt().map(UserRepository::utc).orElse(null));
      update.setObject(5, user.tokensValidFrom().map(UserRepository::utc).orElse(null));
      update.setInt(6, user.id());
      update.executeUpdate();
    } catch (SQLException e) {
      String state = e.getSQLState();
      if (state != null && state.startsWith(INTEGRITY_VIOLATION)) {
        throw new TakenException();
      }
      throw new IllegalStateException("a user could not be changed", e);
    }
  }

  /**
   * Keeps the same password under another hash, which leaves tokens and times alone; does nothing
   * when the password has been changed since.
   */
  public void replaceHash(int id, String before, String after) {
    entities
        .createQuery(
            "update User u set u.passwordHash = :after"
                + " where u.id = :id and u.passwordHash = :before")
        .setParameter("after", after)
        .setParameter("id", id)
        .setParameter("before", before)
        .executeUpdate();
  }

  /** Removes a user; false when there is none with that id. */
  public boolean remove(int id) throws LastAdminException {
    return withAnotherAdmin(id, entities::remove);
  }

  /** Disables a user; false when there is none with that id. */
  public boolean disable(int id, Instant now) throws LastAdminException {
    return withAnotherAdmin(id, user -> user.disable(now));
  }

  public boolean enable(int id) {
    Optional<User> user = locked(id);
    user.ifPresent(User::enable);
    return user.isPresent();
  }

  public boolean voidTokens(int id, Instant now) {
    Optional<User> user = locked(id);
    user.ifPresent(u -> u.voidTokens(now));
    return user.isPresent();
  }

  // why all administrators are locked: two of them may remove each other at the same time
  private boolean withAnotherAdmin(int id, Consumer<User> goodbye) throws LastAdminException {
    List<User> admins =
        entities
            .createQuery(
                "select u from User u where u.role = :role and u.disabled = false order by u.id",
                User.class)
            .setParameter("role", Role.ADMIN)
            .setLockMode(LockModeType.PESSIMISTIC_WRITE)
            .getResultList();
    if (admins.size() == 1 && admins.get(0).id() == id) {
      throw new LastAdminException();
    }
    Optional<User> user = locked(id);
    user.ifPresent(goodbye);
    return user.isPresent();
  }

  private Optional<User> locked(int id) {
    return Optional.ofNullable(entities.find(User.class, id, LockModeType.PESSIMISTIC_WRITE));
  }

  private Optional<User> findBy(String attribute, String value) {
    List<User> found =
        entities
            .createQuery("select u from User u where u." + attribute + " = :value", User.class)
            .setParameter("value", value)
            .getResultList();
    return found.stream().findFirst();
  }

  private static LocalDateTime utc(Instant time) {
    return LocalDateTime.ofInstant(time, ZoneOffset.UTC);
  }
}
