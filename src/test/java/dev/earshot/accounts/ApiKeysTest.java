package dev.earshot.accounts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.earshot.config.LaunchSettings;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import org.junit.jupiter.api.Test;

/** What is believed of an API key, and when its use is noted. */
class ApiKeysTest {
  private static final Instant NOW = Instant.parse("2026-11-20T12:00:00Z");

  private final KnownUser forrest = new KnownUser(Role.USER);
  private final KnownUser admin = new KnownUser(Role.ADMIN);
  private final KeysInMemory stored = new KeysInMemory();
  private final List<Runnable> work = new ArrayList<>();
  private final ApiKeys keys = new ApiKeys();

  ApiKeysTest() {
    keys.settings = LaunchSettings.ofProcess(Map.of()).settings();
    keys.clock = Clock.fixed(NOW, ZoneOffset.UTC);
    keys.keys = stored;
    keys.uses = uses(work::add);
    keys.users =
        new UserRepository() {
          @Override
          public Optional<User> find(int id) {
            return Optional.of(id == admin.id() ? admin : forrest);
          }
        };
  }

  private KeyUses uses(Executor threads) {
    KeyUses uses =
        new KeyUses() {
          @Override
          Executor threads() {
            return threads;
          }
        };
    uses.keys = stored;
    return uses;
  }

  private static final class KnownUser extends User {
    private final Role role;
    private boolean demoted;

    KnownUser(Role role) {
      super(new NewUser("forrest", "f@gump.com", "run forrest run", role), "hash", NOW);
      this.role = role;
    }

    @Override
    public int id() {
      return role == Role.ADMIN ? 1 : 7;
    }

    @Override
    public Role role() {
      return demoted ? Role.USER : role;
    }
  }

  private static final class KeysInMemory extends ApiKeyRepository {
    private final List<ApiKey> all = new ArrayList<>();
    private final List<Instant> uses = new ArrayList<>();
    private boolean broken;

    @Override
    public Addition add(ApiKey key, int maxLive) {
      all.add(key);
      return Addition.ADDED;
    }

    @Override
    public Optional<ApiKey> findByHash(String hash) {
      return all.stream().filter(k -> k.hash().equals(hash)).findFirst();
    }

    @Override
    public void noteUse(String id, Instant now, Duration pace) {
      if (broken) {
        throw new IllegalStateException("the database is away");
      }
      uses.add(now);
    }
  }

  private ApiKeys.Made make(User owner, Scope... scopes) throws KeyRefusedException {
    return keys.make(
        Caller.of(owner), new NewKey("laptop", Set.of(scopes), Optional.of(NOW.plusSeconds(60))));
  }

  private TokenCheck check(ApiKeys.Made made) {
    return keys.check(made.secret().text());
  }

  private static TokenCheck accepted(int user, ApiKeys.Made made, Scope... scopes) {
    return new TokenCheck.Accepted(new Caller(user, "forrest", Set.of(scopes), made.key().id()));
  }

  private static final TokenCheck INVALID = new TokenCheck.Rejected(Refusal.INVALID);

  @Test
  void aKeyIsItsOwnersWithItsScopesAndNoMore() throws Exception {
    ApiKeys.Made made = make(forrest, Scope.TRANSCRIBE);
    assertThat(check(made)).isEqualTo(accepted(7, made, Scope.TRANSCRIBE));
  }

  @Test
  void theSecretIsNotKept() throws Exception {
    ApiKeys.Made made = make(forrest, Scope.TRANSCRIBE);
    assertThat(made.key().hash()).isEqualTo(made.secret().hash()).hasSize(64);
    assertThat(keys.check("earshot_" + "A".repeat(43))).isEqualTo(INVALID);
    assertThat(keys.check(made.secret().text() + " ")).isEqualTo(INVALID);
  }

  @Test
  void aRevokedOrExpiredKeyIsVoid() throws Exception {
    ApiKeys.Made revoked = make(forrest, Scope.TRANSCRIBE);
    revoked.key().revoke(NOW);
    assertThat(check(revoked)).isEqualTo(INVALID);
    ApiKeys.Made expiring = make(forrest, Scope.TRANSCRIBE);
    keys.clock = Clock.fixed(NOW.plusSeconds(59), ZoneOffset.UTC);
    assertThat(check(expiring)).isInstanceOf(TokenCheck.Accepted.class);
    keys.clock = Clock.fixed(NOW.plusSeconds(60), ZoneOffset.UTC);
    assertThat(check(expiring)).isEqualTo(INVALID);
  }

  @Test
  void aDisabledOwnersKeyIsVoidUntilHeIsEnabled() throws Exception {
    ApiKeys.Made made = make(forrest, Scope.TRANSCRIBE);
    forrest.disable(NOW);
    assertThat(check(made)).isEqualTo(INVALID);
    forrest.enable();
    assertThat(check(made)).isInstanceOf(TokenCheck.Accepted.class);
  }

  @Test
  void onlyAnAdministratorMakesAnAdministratorsKey() throws Exception {
    assertThatThrownBy(() -> make(forrest, Scope.ADMIN)).isInstanceOf(KeyRefusedException.class);
    ApiKeys.Made made = make(admin, Scope.ADMIN);
    assertThat(check(made)).isEqualTo(accepted(1, made, Scope.ADMIN));
  }

  @Test
  void anAdministratorsKeyIsNoneWhenHeIsNoneAnyMore() throws Exception {
    ApiKeys.Made made = make(admin, Scope.ADMIN, Scope.TRANSCRIBE);
    admin.demoted = true;
    assertThat(check(made)).isEqualTo(accepted(1, made, Scope.TRANSCRIBE));
  }

  @Test
  void noKeyMayLookAfterTheAccount() {
    assertThatThrownBy(() -> new NewKey("laptop", Set.of(Scope.ACCOUNT), Optional.empty()))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void manyRequestsAtOnceNoteOneUse() throws Exception {
    ApiKeys.Made made = make(forrest, Scope.TRANSCRIBE);
    for (int i = 0; i < 5; i++) {
      assertThat(check(made)).isInstanceOf(TokenCheck.Accepted.class);
    }
    assertThat(stored.uses).as("nothing is written while the request waits").isEmpty();
    work.forEach(Runnable::run);
    assertThat(stored.uses).containsExactly(NOW);
  }

  @Test
  void aUseThatCannotBeNotedHarmsNobody() throws Exception {
    ApiKeys.Made made = make(forrest, Scope.TRANSCRIBE);
    stored.broken = true;
    assertThat(check(made)).isInstanceOf(TokenCheck.Accepted.class);
    work.forEach(Runnable::run);
    stored.broken = false;
    work.clear();
    assertThat(check(made)).isInstanceOf(TokenCheck.Accepted.class);
    work.forEach(Runnable::run);
    assertThat(stored.uses).as("the next use is noted").hasSize(1);

    keys.uses =
        uses(
            task -> {
              throw new RejectedExecutionException("stopping");
            });
    assertThat(check(made)).isInstanceOf(TokenCheck.Accepted.class);
  }
}
