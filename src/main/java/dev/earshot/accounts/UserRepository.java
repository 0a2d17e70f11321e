package dev.earshot.accounts;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;

/** The users in the database. Thread-safe; every method is one short transaction. */
@ApplicationScoped
@Transactional
public class UserRepository {
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
            .setParameter(5, LocalDateTime.ofInstant(user.createdAt(), ZoneOffset.UTC))
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

  /** Whether there is an administrator. */
  public boolean hasAdmin() {
    return entities
            .createQuery("select count(u) from User u where u.role = :role", Long.class)
            .setParameter("role", Role.ADMIN)
            .getSingleResult()
        > 0;
  }

  private Optional<User> findBy(String attribute, String value) {
    List<User> found =
        entities
            .createQuery("select u from User u where u." + attribute + " = :value", User.class)
            .setParameter("value", value)
            .getResultList();
    return found.stream().findFirst();
  }
}
