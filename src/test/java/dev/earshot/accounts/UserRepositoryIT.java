package dev.earshot.accounts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CyclicBarrier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What the database guarantees, on both databases; transactions are the test's own. */
class UserRepositoryIT {
  private static final Instant NOW = Instant.parse("2026-11-20T12:00:00.123456Z");
  private static final AccountChange NOTHING =
      new AccountChange(Optional.empty(), Optional.empty(), Optional.empty());

  /** What these tests do with a database. */
  private record Database(AccountsDatabase database) {
    interface Work<T> {
      T in(UserRepository users) throws Exception;
    }

    <T> T transaction(Work<T> work) throws Exception {
      return database.transaction(entities -> work.in(AccountsDatabase.users(entities)));
    }

    User add(String name, Role role) throws Exception {
      NewUser user = new NewUser(name, name + "@gump.com", "run forrest run", role);
      return transaction(users -> users.add(new User(user, "hash", NOW)).orElseThrow());
    }

    Optional<User> find(int id) throws Exception {
      return transaction(users -> users.find(id));
    }
  }

  static Stream<Named<Database>> databases() {
    return AccountsDatabase.ofBothKinds()
        .map(kind -> Named.of(kind.getName(), new Database(kind.getPayload())));
  }

  private static AccountChange toName(String name) {
    return new AccountChange(Optional.of(name), Optional.empty(), Optional.empty());
  }

  @ParameterizedTest
  @MethodSource("databases")
  void aChangeLeavesTheRestAsItIs(Database database) throws Exception {
    User before = database.add("forrest", Role.ADMIN);
    Instant later = NOW.plusSeconds(60);
    User returned =
        database
            .transaction(u -> u.change(before.id(), toName("gump"), Optional.empty(), later))
            .orElseThrow();
    User stored = database.find(before.id()).orElseThrow();
    for (User after : List.of(returned, stored)) {
      assertThat(after.username()).isEqualTo("gump");
      assertThat(after.email()).isEqualTo("forrest@gump.com");
      assertThat(after.passwordHash()).isEqualTo("hash");
      assertThat(after.role()).isEqualTo(Role.ADMIN);
      assertThat(after.createdAt()).contains(NOW);
      assertThat(after.modifiedAt()).contains(later);
      assertThat(after.tokensValidFrom()).isEmpty();
    }
  }

  @ParameterizedTest
  @MethodSource("databases")
  void aNewPasswordHashVoidsTheTokensAtEveryTime(Database database) throws Exception {
    User user = database.add("forrest", Role.USER);
    Instant last = Instant.EPOCH;
    for (int i = 0; i < 3; i++) {
      database.transaction(u -> u.change(user.id(), NOTHING, Optional.of("new hash"), NOW));
      Instant validFrom = database.find(user.id()).orElseThrow().tokensValidFrom().orElseThrow();
      assertThat(validFrom).isAfter(last).isBetween(NOW, NOW.plusNanos(3_000));
      last = validFrom;
    }
    assertThat(database.find(user.id()).orElseThrow().passwordHash()).isEqualTo("new hash");
  }

  @ParameterizedTest
  @MethodSource("databases")
  void aTakenNameIsRefusedByTheDatabaseItself(Database database) throws Exception {
    database.add("jenny", Role.USER);
    User forrest = database.add("forrest", Role.USER);
    assertThatThrownBy(
            () ->
                database.transaction(
                    u -> u.change(forrest.id(), toName("jenny"), Optional.empty(), NOW)))
        .isInstanceOf(TakenException.class)
        .hasNoCause();
    assertThat(database.find(forrest.id()).orElseThrow().username()).isEqualTo("forrest");
  }

  @ParameterizedTest
  @MethodSource("databases")
  void whoIsNotThereIsNeitherChangedNorRemoved(Database database) throws Exception {
    assertThat(database.<Boolean>transaction(u -> u.remove(4711))).isFalse();
    assertThat(database.<Boolean>transaction(u -> u.disable(4711, NOW))).isFalse();
    assertThat(database.<Boolean>transaction(u -> u.enable(4711))).isFalse();
    assertThat(database.<Boolean>transaction(u -> u.voidTokens(4711, NOW))).isFalse();
    assertThat(
            database.<Optional<User>>transaction(
                u -> u.change(4711, NOTHING, Optional.empty(), NOW)))
        .isEmpty();
  }

  @ParameterizedTest
  @MethodSource("databases")
  void theLastAdministratorWhoCanLogInStays(Database database) throws Exception {
    User first = database.add("first", Role.ADMIN);
    User second = database.add("second", Role.ADMIN);
    User user = database.add("forrest", Role.USER);
    assertThat(database.<Boolean>transaction(u -> u.disable(first.id(), NOW))).isTrue();
    assertThat(database.find(first.id()).orElseThrow().isDisabled()).isTrue();
    assertThatThrownBy(() -> database.transaction(u -> u.remove(second.id())))
        .isInstanceOf(LastAdminException.class);
    assertThatThrownBy(() -> database.transaction(u -> u.disable(second.id(), NOW)))
        .isInstanceOf(LastAdminException.class);
    assertThat(database.<Boolean>transaction(u -> u.remove(user.id()))).isTrue();
    assertThat(database.<Boolean>transaction(u -> u.enable(first.id()))).isTrue();
    assertThat(database.<Boolean>transaction(u -> u.remove(second.id()))).isTrue();
    assertThat(database.<List<User>>transaction(u -> u.list(0, 10)))
        .extracting(User::username)
        .containsExactly("first");
  }

  @ParameterizedTest
  @MethodSource("databases")
  void pagesGoOnWhereTheLastOneEnded(Database database) throws Exception {
    for (String name : List.of("one", "two", "three")) {
      database.add(name, Role.USER);
    }
    List<User> page = database.transaction(u -> u.list(0, 2));
    assertThat(page).extracting(User::username).containsExactly("one", "two");
    assertThat(database.<List<User>>transaction(u -> u.list(page.get(1).id(), 2)))
        .extracting(User::username)
        .containsExactly("three");
  }

  @Test
  void twoAdministratorsWhoRemoveEachOtherLeaveOne() throws Exception {
    Database database = new Database(AccountsDatabase.onPostgreSql());
    for (int round = 0; round < 10; round++) {
      User one = database.add("one-" + round, Role.ADMIN);
      User two = database.add("two-" + round, Role.ADMIN);
      CyclicBarrier start = new CyclicBarrier(2);
      List<Boolean> removed =
          Stream.of(one, two)
              .map(u -> CompletableFuture.supplyAsync(() -> removes(database, u.id(), start)))
              .toList()
              .stream()
              .map(CompletableFuture::join)
              .toList();
      assertThat(removed).containsExactlyInAnyOrder(true, false);
      User left = database.find(one.id()).orElse(two);
      User spare = database.add("spare-" + round, Role.ADMIN);
      assertThat(database.<Boolean>transaction(u -> u.remove(left.id()))).isTrue();
      database.transaction(
          u -> {
            u.entities.remove(u.find(spare.id()).orElseThrow());
            return true;
          });
    }
  }

  private static boolean removes(Database database, int id, CyclicBarrier start) {
    try {
      start.await();
      return database.transaction(u -> u.remove(id));
    } catch (LastAdminException refused) {
      return false;
    } catch (Exception e) {
      throw new AssertionError(e);
    }
  }
}
