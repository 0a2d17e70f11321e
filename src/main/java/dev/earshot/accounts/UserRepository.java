package dev.earshot.accounts;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Optional;

/** The users in the database. Thread-safe; every method is one short transaction. */
@ApplicationScoped
@Transactional
public class UserRepository {
  @PersistenceContext(unitName = "earshot")
  EntityManager entities;

  /** Adds a user; a taken name or address surfaces as a persistence exception. */
  public User add(User user) {
    entities.persist(user);
    entities.flush();
    return user;
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
