package dev.earshot.persistence;

import java.sql.SQLException;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;

/** Brings a database to the schema of this release. Thread-safe. */
final class Migrations {
  private Migrations() {}

  /**
   * Runs what is missing. Two servers that start together on one empty database take turns.
   *
   * @throws SQLException when a migration failed; nothing may use the database then
   */
  static void run(DataSource source) throws SQLException {
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
