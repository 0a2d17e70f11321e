package dev.earshot.accounts;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.NullUnmarked;

/**
 * A key with which programs act for a user, without its secret. Detached once it leaves {@link
 * ApiKeyRepository}; one thread at a time. Life: made by its owner, used, then revoked or expired,
 * and forgotten some time later or with its owner.
 */
@Entity
@Table(name = "api_keys")
@NullUnmarked // why: JPA fills the fields after construction
public class ApiKey {
  @Id
  @Column(length = 22)
  private String id;

  @ManyToOne(optional = false, fetch = FetchType.EAGER)
  @JoinColumn(name = "user_id", nullable = false)
  private User owner;

  @Column(nullable = false, length = NewKey.MAX_NAME_LENGTH)
  private String name;

  @Column(nullable = false, length = 64)
  private String hash;

  /** Wire names, separated by spaces. */
  @Column(nullable = false, length = 100)
  private String scopes;

  @Column(name = "created_at", nullable = false)
  private Instant createdAt;

  @Column(name = "last_used_at")
  private Instant lastUsedAt;

  @Column(name = "expires_at")
  private Instant expiresAt;

  @Column(name = "revoked_at")
  private Instant revokedAt;

  protected ApiKey() {}

  ApiKey(String id, User owner, NewKey newKey, String hash, Instant now) {
    this.id = id;
    this.owner = owner;
    this.name = newKey.name();
    this.hash = hash;
    this.scopes =
        newKey.scopes().stream().map(Scope::wireName).sorted().collect(Collectors.joining(" "));
    this.createdAt = now;
    this.expiresAt = newKey.expiresAt().orElse(null);
  }

  /** Random, and no secret. */
  public String id() {
    return id;
  }

  public User owner() {
    return owner;
  }

  public String name() {
    return name;
  }

  /** What it was made for; see also {@link #caller}. */
  public Set<Scope> scopes() {
    return Arrays.stream(scopes.split(" "))
        .flatMap(name -> Scope.parse(name).stream())
        .collect(Collectors.toUnmodifiableSet());
  }

  public Instant createdAt() {
    return createdAt;
  }

  /** To the minute. */
  public Optional<Instant> lastUsedAt() {
    return Optional.ofNullable(lastUsedAt);
  }

  /** SHA-256 of the secret. */
  String hash() {
    return hash;
  }

  public Optional<Instant> expiresAt() {
    return Optional.ofNullable(expiresAt);
  }

  public Optional<Instant> revokedAt() {
    return Optional.ofNullable(revokedAt);
  }

  /** Whether it was neither revoked nor expired then. */
  public boolean isLive(Instant now) {
    return revokedAt == null && (expiresAt == null || now.isBefore(expiresAt));
  }

  /** Whoever sends the key: its owner, with what of its scopes he may have today. */
  Caller caller() {
    Set<Scope> today =
        scopes().stream()
            .filter(Scope::isForKeys)
            .filter(owner.role().scopes()::contains)
            .collect(Collectors.toUnmodifiableSet());
    return new Caller(owner.id(), owner.username(), today, id);
  }

  void revoke(Instant now) {
    if (revokedAt == null) {
      revokedAt = now;
    }
  }
}
