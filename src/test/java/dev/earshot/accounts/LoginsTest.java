package dev.earshot.accounts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.earshot.config.LaunchSettings;
import dev.earshot.config.Settings;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What a login costs, on a machine that may have too many passwords to hash. */
class LoginsTest {
  private static final String ADDRESS = "192.0.2.1";

  private final Settings settings = LaunchSettings.ofProcess(Map.of()).settings();
  private final Logins logins = new Logins();
  private boolean busy;

  LoginsTest() {
    AttemptLimits limits = new AttemptLimits();
    limits.settings = settings;
    limits.clock = Clock.fixed(Instant.parse("2026-11-20T12:00:00Z"), ZoneOffset.UTC);
    limits.start();
    logins.limits = limits;
    logins.users =
        new UserRepository() {
          @Override
          public Optional<User> findByUsername(String username) {
            return Optional.empty();
          }
        };
    logins.passwords =
        new Passwords() {
          @Override
          void pretendToCompare(String password) {
            if (busy) {
              throw new PasswordsBusyException(Duration.ofSeconds(5));
            }
          }
        };
  }

  private Optional<User> fail(String username) {
    return logins.authenticate(username, "not the password", ADDRESS);
  }

  private void fail(String username, int times) {
    for (int i = 0; i < times; i++) {
      assertThat(fail(username)).isEmpty();
    }
  }

  private void meetABusyServer(String username, int times) {
    busy = true;
    for (int i = 0; i < times; i++) {
      assertThatThrownBy(() -> fail(username)).isInstanceOf(PasswordsBusyException.class);
    }
    busy = false;
  }

  @Test
  void aBusyServerCostsTheNameNoAttempt() {
    int limit = settings.attempts().loginsPerName();
    fail("forrest", 1);
    meetABusyServer("forrest", 2 * limit);
    fail("forrest", limit - 1);
    assertThatThrownBy(() -> fail("forrest"))
        .as("what failed before counts all the same")
        .isInstanceOf(TooManyAttemptsException.class);
  }

  @Test
  void aBusyServerCostsTheAddressNoAttempt() {
    int limit = settings.attempts().loginsPerAddress();
    for (int i = 0; i < 2 * limit; i++) {
      meetABusyServer("name-" + i, 1);
    }
    for (int i = 0; i < limit; i++) {
      fail("name-" + i, 1);
    }
    assertThatThrownBy(() -> fail("one more")).isInstanceOf(TooManyAttemptsException.class);
  }
}
