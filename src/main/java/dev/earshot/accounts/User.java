package dev.earshot.accounts;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import org.jspecify.annotations.NullUnmarked;

/**
 * Somebody with a name and a password. Detached once it leaves {@link UserRepository}; one thread
 * at a time. Life: registered by himself or by an administrator, then only read; the id is an
 * integer because clients of the DeepSpeech REST API keep it.
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

  public Instant createdAt() {
    return createdAt;
  }

  public Instant modifiedAt() {
    return modifiedAt;
  }
}
