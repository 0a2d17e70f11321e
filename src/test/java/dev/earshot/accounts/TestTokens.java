package dev.earshot.accounts;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;

/** Tokens without a container: a fixed time, a known key and one user. For tests. */
final class TestTokens {
  static final Instant NOW = Instant.parse("2026-11-20T12:00:00Z");
  static final byte[] KEY =
      "a key for tests that is long enough for HS256 and for HS512, too, as it should be"
          .getBytes(StandardCharsets.UTF_8);

  private final Tokens tokens;

  private TestTokens(Tokens tokens) {
    this.tokens = tokens;
  }

  static TestTokens withUser(int id) {
    return new TestTokens(tokens(user(id)));
  }

  /** Tokens of a server with that user only, at {@link #NOW}, signed with {@link #KEY}. */
  static Tokens tokens(User known) {
    Tokens tokens = new Tokens();
    tokens.clock = Clock.fixed(NOW, ZoneOffset.UTC);
    tokens.secret =
        new TokenSecret() {
          @Override
          byte[] key() {
            return KEY.clone();
          }
        };
    tokens.users =
        new UserRepository() {
          @Override
          public Optional<User> find(int id) {
            return id == known.id() ? Optional.of(known) : Optional.empty();
          }
        };
    return tokens;
  }

  /** A user as if the database had given him that id. */
  static User user(int id) {
    return new KnownUser(id);
  }

  TokenCheck check(String token) {
    return tokens.check(new Credentials.Token(token));
  }

  private static final class KnownUser extends User {
    private final int id;

    KnownUser(int id) {
      super(new NewUser("forrest", "f@gump.com", "run forrest run", Role.USER), "hash", NOW);
      this.id = id;
    }

    @Override
    public int id() {
      return id;
    }
  }
}
