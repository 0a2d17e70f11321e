package dev.earshot.persistence;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;

/** Brings a database to the schema of this release. Thread-safe. */
final class Migrations {
  /** Any number that no other program on this database takes its advisory lock by. */
  private static final long LOCK = 0x4561_7273_686f_74L;

  private Migrations() {}

  /**
   * Runs what is missing. Servers that start together on one empty database take turns.
   *
   * @param source gives a new connection each time, not one from a pool
   * @throws SQLException when a migration failed; nothing may use the database then
   */
  static void run(DataSource source) throws SQLException {
    try (Connection turn = source.getConnection()) {
      await(turn);
      migrate(source);
    }
  }

  // why besides Flyway's own lock: Flyway looks at an empty database before it takes it, and two
  // that look at once both want to write the first line of the history; H2 serves one server only
  private static void await(Connection turn) throws SQLException {
    if (turn.getMetaData().getDatabaseProductName().equals("PostgreSQL")) {
      try (Statement statement = turn.createStatement()) {
        statement.execute("SELECT pg_advisory_lock(" + LOCK + ")");
      }
    }
  }

  private static void migrate(DataSource source) throws SQLException {
    try {
      Flyway.configure(Migrations.class.getClassLoader())
          .dataSource(source)
          .locations("classpath:db/migration")
          // why: a users table of the DeepSpeech REST API may be there already; the first
          // migration leaves it as it is
          .baselineOnMigrate(true)
          .baselineVersion("0")
          .load()
          .migrate();
    } catch (FlywayException e) {
      throw new SQLException("the database could not be brought up to date: " + e.getMessage(), e);
    }
  }
}
