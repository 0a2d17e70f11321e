package dev.earshot.launcher;

import dev.earshot.config.Settings.Database;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;

/** Looks whether the configured database lets us in, before a server is started in vain. */
final class DatabaseCheck {
  private static final int LIMIT_SECONDS = 5;

  private DatabaseCheck() {}

  /**
   * Connects once. The H2 file needs no look, and where no driver is at hand the server, which has
   * one, will tell.
   *
   * @throws LaunchException with what the database says
   */
  static void run(Database database) throws LaunchException {
    if (database.url().filter(DatabaseCheck::hasDriver).isEmpty()) {
      return;
    }
    DriverManager.setLoginTimeout(LIMIT_SECONDS);
    try (Connection connection =
        DriverManager.getConnection(database.url().get(), database.user(), database.password())) {
      if (!connection.isValid(LIMIT_SECONDS)) {
        throw new SQLException("it does not answer");
      }
    } catch (SQLException e) {
      throw new LaunchException(
          "the database cannot be used",
          List.of("EARSHOT_DATABASE_URL (earshot.database.url): " + e.getMessage()),
          e);
    }
  }

  private static boolean hasDriver(String url) {
    try {
      return DriverManager.getDriver(url) != null;
    } catch (SQLException noDriver) {
      return false;
    }
  }
}
