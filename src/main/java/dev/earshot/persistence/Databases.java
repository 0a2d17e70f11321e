package dev.earshot.persistence;

import dev.earshot.config.PrivateFolder;
import dev.earshot.config.Settings;
import java.io.IOException;
import java.nio.file.Path;
import javax.sql.DataSource;
import org.h2.jdbcx.JdbcDataSource;
import org.postgresql.ds.PGSimpleDataSource;

/** Chooses the database that the settings name. Thread-safe. */
final class Databases {
  private Databases() {}

  /**
   * @throws IOException when the data folder cannot be made
   */
  static DataSource of(Settings settings) throws IOException {
    Settings.Database database = settings.database();
    if (database.url().isPresent()) {
      return postgresql(database.url().get(), database);
    }
    PrivateFolder.create(settings.dataFolder());
    return h2(settings.dataFolder());
  }

  private static DataSource postgresql(String url, Settings.Database database) {
    PGSimpleDataSource source = new PGSimpleDataSource();
    source.setURL(url);
    source.setUser(database.user());
    if (!database.password().isEmpty()) {
      source.setPassword(database.password());
    }
    return source;
  }

  // why PostgreSQL mode and lower case: one set of migrations serves both databases
  private static DataSource h2(Path dataFolder) {
    JdbcDataSource source = new JdbcDataSource();
    source.setURL(
        "jdbc:h2:file:"
            + dataFolder.resolve("database").resolve("earshot")
            + ";MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE;DEFAULT_NULL_ORDERING=HIGH");
    source.setUser("earshot");
    return source;
  }
}
