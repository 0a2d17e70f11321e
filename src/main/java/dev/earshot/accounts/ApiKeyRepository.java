package dev.earshot.accounts;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.NullUnmarked;

/** The API keys in the database. Thread-safe; every method is one short transaction. */
@ApplicationScoped
@Transactional
@NullUnmarked // why: the container fills the fields
public class ApiKeyRepository {
  /** Dead keys of one user that are remembered; the oldest are forgotten. */
  static final int MAX_DEAD = 50;

  @PersistenceContext(unitName = "earshot")
  EntityManager entities;

  /** What became of a key that was to be added. */
  public enum Addition {
    ADDED,
    /** A live key of the owner has that name. */
    NAME_TAKEN,
    /** The owner has as many live keys as he may. */
    TOO_MANY,
    /** There is no such owner any more. */
    NO_OWNER
  }

  /**
   * Adds a key.
   *
   * @param maxLive live keys that its owner may have afterwards
   */
  public Addition add(ApiKey key, int maxLive) {
    // why the lock: of two requests at once, the second sees the first one's key
    User owner = entities.find(User.class, key.owner().id(), LockModeType.PESSIMISTIC_WRITE);
    if (owner == null) {
      return Addition.NO_OWNER;
    }
    List<ApiKey> keys = ofUser(owner.id());
    List<ApiKey> live = keys.stream().filter(k -> k.isLive(key.createdAt())).toList();
    if (live.stream().anyMatch(k -> k.name().equals(key.name()))) {
      return Addition.NAME_TAKEN;
    }
    if (live.size() >= maxLive) {
      return Addition.TOO_MANY;
    }
    keys.stream().filter(k -> !live.contains(k)).skip(MAX_DEAD).forEach(entities::remove);
    entities.persist(key);
    return Addition.ADDED;
  }

  public Optional<ApiKey> findByHash(String hash) {
    return entities
        .createQuery("select k from ApiKey k join fetch k.owner where k.hash = :hash", ApiKey.class)
        .setParameter("hash", hash)
        .getResultStream()
        .findFirst();
  }

  public Optional<ApiKey> find(String id) {
    return Optional.ofNullable(entities.find(ApiKey.class, id));
  }

  /** All keys of a user, the newest first, with those that are dead and still remembered. */
  public List<ApiKey> ofUser(int userId) {
    return entities
        .createQuery(
            "select k from ApiKey k join fetch k.owner where k.owner.id = :user"
                + " order by k.createdAt desc, k.id",
            ApiKey.class)
        .setParameter("user", userId)
        .getResultList();
  }

  /** Revokes a key, for good; false when there is none with that id. */
  public boolean revoke(String id, Instant now) {
    Optional<ApiKey> key = find(id);
    key.ifPresent(k -> k.revoke(now));
    return key.isPresent();
  }

  /** Notes a use, unless one was noted a shorter time ago than the pace. */
  public void noteUse(String id, Instant now, Duration pace) {
    entities
        .createQuery(
            "update ApiKey k set k.lastUsedAt = :now where k.id = :id"
                + " and (k.lastUsedAt is null or k.lastUsedAt <= :before)")
        .setParameter("now", now)
        .setParameter("id", id)
        .setParameter("before", now.minus(pace))
        .executeUpdate();
  }
}
