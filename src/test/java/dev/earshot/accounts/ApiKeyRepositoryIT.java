package dev.earshot.accounts;

import static org.assertj.core.api.Assertions.assertThat;

import dev.earshot.accounts.ApiKeyRepository.Addition;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CyclicBarrier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What the database guarantees about API keys, on both databases. */
class ApiKeyRepositoryIT {
  private static final Instant NOW = Instant.parse("2026-11-20T12:00:00.123456Z");
  private static final Duration MINUTE = Duration.ofMinutes(1);

  /** What these tests do with a database. */
  private record Database(AccountsDatabase database) {
    interface Work<T> {
      T in(ApiKeyRepository keys, UserRepository users) throws Exception;
    }

    <T> T transaction(Work<T> work) throws Exception {
      return database.transaction(
          entities -> work.in(AccountsDatabase.keys(entities), AccountsDatabase.users(entities)));
    }

    User user(String name) throws Exception {
      NewUser user = new NewUser(name, name + "@gump.com", "run forrest run", Role.USER);
      return transaction((keys, users) -> users.add(new User(user, "hash", NOW)).orElseThrow());
    }

    Addition add(ApiKey key, int max) throws Exception {
      return transaction((keys, users) -> keys.add(key, max));
    }

    List<ApiKey> keysOf(User owner) throws Exception {
      return transaction((keys, users) -> keys.ofUser(owner.id()));
    }
  }

  static Stream<Named<Database>> databases() {
    return AccountsDatabase.ofBothKinds()
        .map(kind -> Named.of(kind.getName(), new Database(kind.getPayload())));
  }

  private static ApiKey key(User owner, String name) {
    return key(owner, name, NOW, Optional.empty());
  }

  private static ApiKey key(User owner, String name, Instant made, Optional<Instant> expiresAt) {
    NewKey newKey = new NewKey(name, Set.of(Scope.STREAM, Scope.TRANSCRIBE), expiresAt);
    String id = UUID.randomUUID().toString().substring(0, 16);
    return new ApiKey(id, owner, newKey, KeySecret.random(new SecureRandom()).hash(), made);
  }

  @ParameterizedTest
  @MethodSource("databases")
  void aKeyIsFoundByItsHashWithItsOwner(Database database) throws Exception {
    User forrest = database.user("forrest");
    ApiKey key = key(forrest, "laptop", NOW, Optional.of(NOW.plusSeconds(60)));
    assertThat(database.add(key, 20)).isEqualTo(Addition.ADDED);
    ApiKey found = database.transaction((keys, users) -> keys.findByHash(key.hash())).orElseThrow();
    assertThat(found.id()).isEqualTo(key.id());
    assertThat(found.owner().username()).isEqualTo("forrest");
    assertThat(found.scopes()).containsExactlyInAnyOrder(Scope.STREAM, Scope.TRANSCRIBE);
    assertThat(found.createdAt()).isEqualTo(NOW);
    assertThat(found.expiresAt()).contains(NOW.plusSeconds(60));
    assertThat(found.lastUsedAt()).isEmpty();
    assertThat(found.revokedAt()).isEmpty();
    assertThat(database.<Optional<ApiKey>>transaction((keys, users) -> keys.findByHash("other")))
        .isEmpty();
  }

  @ParameterizedTest
  @MethodSource("databases")
  void aNameIsFreeAgainWhenItsKeyIsDead(Database database) throws Exception {
    User forrest = database.user("forrest");
    User jenny = database.user("jenny");
    ApiKey first = key(forrest, "laptop", NOW, Optional.of(NOW.plusSeconds(60)));
    assertThat(database.add(first, 20)).isEqualTo(Addition.ADDED);
    assertThat(database.add(key(forrest, "laptop"), 20)).isEqualTo(Addition.NAME_TAKEN);
    assertThat(database.add(key(jenny, "laptop"), 20)).isEqualTo(Addition.ADDED);
    Instant later = NOW.plusSeconds(60);
    ApiKey second = key(forrest, "laptop", later, Optional.empty());
    assertThat(database.add(second, 20)).as("the first has expired").isEqualTo(Addition.ADDED);
    assertThat(database.<Boolean>transaction((k, u) -> k.revoke(second.id(), later))).isTrue();
    assertThat(database.add(key(forrest, "laptop", later, Optional.empty()), 20))
        .as("the second was revoked")
        .isEqualTo(Addition.ADDED);
  }

  @ParameterizedTest
  @MethodSource("databases")
  void ofManyAtOnceOneGetsTheNameAndNobodyMoreThanTheLimit(Database database) throws Exception {
    User forrest = database.user("forrest");
    assertThat(atOnce(database, forrest, List.of("a", "a", "a", "a")))
        .containsOnly(Addition.ADDED, Addition.NAME_TAKEN)
        .containsOnlyOnce(Addition.ADDED);
    assertThat(atOnce(database, forrest, List.of("b", "c", "d", "e")))
        .as("with a limit of 2")
        .containsOnly(Addition.ADDED, Addition.TOO_MANY)
        .containsOnlyOnce(Addition.ADDED);
    assertThat(database.keysOf(forrest)).hasSize(2);
  }

  private static List<Addition> atOnce(Database database, User owner, List<String> names) {
    CyclicBarrier start = new CyclicBarrier(names.size());
    return names.stream()
        .map(
            name ->
                CompletableFuture.supplyAsync(
                    () -> {
                      try {
                        start.await();
                        return database.add(key(owner, name), 2);
                      } catch (Exception e) {
                        throw new AssertionError(e);
                      }
                    },
                    task -> new Thread(task).start()))
        .toList()
        .stream()
        .map(CompletableFuture::join)
        .toList();
  }

  @ParameterizedTest
  @MethodSource("databases")
  void keysGoWithTheirOwner(Database database) throws Exception {
    User forrest = database.user("forrest");
    ApiKey key = key(forrest, "laptop");
    database.add(key, 20);
    assertThat(database.<Boolean>transaction((keys, users) -> users.remove(forrest.id()))).isTrue();
    assertThat(database.<Optional<ApiKey>>transaction((k, u) -> k.findByHash(key.hash())))
        .isEmpty();
    assertThat(database.add(key(forrest, "phone"), 20)).isEqualTo(Addition.NO_OWNER);
  }

  @ParameterizedTest
  @MethodSource("databases")
  void aUseIsNotedOnceAMinute(Database database) throws Exception {
    User forrest = database.user("forrest");
    ApiKey key = key(forrest, "laptop");
    database.add(key, 20);
    for (Instant use : List.of(NOW, NOW.plusSeconds(59))) {
      note(database, key, use);
      assertThat(database.keysOf(forrest).get(0).lastUsedAt()).contains(NOW);
    }
    note(database, key, NOW.plusSeconds(60));
    assertThat(database.keysOf(forrest).get(0).lastUsedAt()).contains(NOW.plusSeconds(60));
  }

  private static void note(Database database, ApiKey key, Instant use) throws Exception {
    database.transaction(
        (keys, users) -> {
          keys.noteUse(key.id(), use, MINUTE);
          return key;
        });
  }

  @ParameterizedTest
  @MethodSource("databases")
  void revokingTwiceKeepsTheFirstTime(Database database) throws Exception {
    User forrest = database.user("forrest");
    ApiKey key = key(forrest, "laptop");
    database.add(key, 20);
    assertThat(database.<Boolean>transaction((k, u) -> k.revoke(key.id(), NOW))).isTrue();
    assertThat(database.<Boolean>transaction((k, u) -> k.revoke(key.id(), NOW.plus(MINUTE))))
        .isTrue();
    assertThat(database.keysOf(forrest).get(0).revokedAt()).contains(NOW);
    assertThat(database.<Boolean>transaction((k, u) -> k.revoke("nobody's", NOW))).isFalse();
  }

  @ParameterizedTest
  @MethodSource("databases")
  void onlyTheNewestDeadKeysAreRemembered(Database database) throws Exception {
    User forrest = database.user("forrest");
    int made = ApiKeyRepository.MAX_DEAD + 3;
    for (int i = 0; i < made; i++) {
      ApiKey key = key(forrest, "laptop", NOW.plusSeconds(i), Optional.empty());
      assertThat(database.add(key, 1)).isEqualTo(Addition.ADDED);
      database.<Boolean>transaction((k, u) -> k.revoke(key.id(), NOW));
    }
    assertThat(database.keysOf(forrest)).hasSize(ApiKeyRepository.MAX_DEAD + 1);
    assertThat(database.keysOf(forrest).get(0).createdAt()).isEqualTo(NOW.plusSeconds(made - 1));
  }
}
