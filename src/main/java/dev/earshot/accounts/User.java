package dev.earshot.accounts;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.jspecify.annotations.NullUnmarked;

/**
 * Somebody with a name and a password. Detached once it leaves {@link UserRepository}; one thread
 * at a time. Life: registered by himself or by an administrator, changed, perhaps disabled and
 * enabled again, removed; the id is an integer because clients of the DeepSpeech REST API keep it.
 */
@Entity
@Table(name = "users")
@NullUnmarked // why: JPA fills the fields after construction
public class User {
  @Id
  @GeneratedValue(strategy = GenerationType.IDENTITY)
  private Integer id;

  @Column(nullable = false, length = 127)
  private String username;

  @Column(nullable = false, length = 127)
  private String email;

  @Column(name = "password", nullable = false)
  private String passwordHash;

  @Column(nullable = false, length = 20)
  private Role role;

  @Column(name = "created_at")
  private Instant createdAt;

  @Column(name = "modified_at")
  private Instant modifiedAt;

  @Column(nullable = false)
  private boolean disabled;

  @Column(name = "tokens_valid_from")
  private Instant tokensValidFrom;

  protected User() {}

  User(NewUser newUser, String passwordHash, Instant now) {
    this.username = newUser.username();
    this.email = newUser.email();
    this.role = newUser.role();
    this.passwordHash = passwordHash;
    this.createdAt = now;
    this.modifiedAt = now;
  }

  public int id() {
    return id;
  }

  public String username() {
    return username;
  }

  public String email() {
    return email;
  }

  public Role role() {
    return role;
  }

  String passwordHash() {
    return passwordHash;
  }

  /** Empty only for users of an original's database that did not know. */
  public Optional<Instant> createdAt() {
    return Optional.ofNullable(createdAt);
  }

  /** Empty only for users of an original's database that did not know. */
  public Optional<Instant> modifiedAt() {
    return Optional.ofNullable(modifiedAt);
  }

  /** A disabled user cannot log in, and none of his tokens is good. */
  public boolean isDisabled() {
    return disabled;
  }

  /** Tokens that were issued before are void; empty when none ever was made void. */
  Optional<Instant> tokensValidFrom() {
    return Optional.ofNullable(tokensValidFrom);
  }

  void change(AccountChange change, Optional<String> newHash, Instant now) {
    username = change.username().orElse(username);
    email = change.email().orElse(email);
    modifiedAt = now;
    newHash.ifPresent(
        hash -> {
          passwordHash = hash;
          voidTokens(now);
        });
  }

  void disable(Instant now) {
    disabled = true;
    voidTokens(now);
  }

  void enable() {
    disabled = false;
  }

  // why never the same moment twice: tokens carry it, and those of before have to differ
  void voidTokens(Instant now) {
    boolean later = tokensValidFrom == null || now.isAfter(tokensValidFrom);
    tokensValidFrom = later ? now : tokensValidFrom.plus(1, ChronoUnit.MICROS);
  }
}
