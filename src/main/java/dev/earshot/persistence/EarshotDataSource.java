package dev.earshot.persistence;

import dev.earshot.config.Settings;
import java.io.IOException;
import java.io.PrintWriter;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.util.logging.Logger;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * The database that the settings name: an H2 file in the data folder or PostgreSQL. Thread-safe.
 * The container makes it by its no-argument constructor and pools its connections. The schema is
 * brought up to date before the first connection is given out; if that fails, so does every
 * connection, and with it the start of the application.
 */
public final class EarshotDataSource implements DataSource {
  private static final Logger LOG = Logger.getLogger(EarshotDataSource.class.getName());

  private volatile @Nullable DataSource migrated;

  @Override
  public Connection getConnection() throws SQLException {
    return migrated().getConnection();
  }

  /** The container's own idea of user and password is ignored: the settings say who connects. */
  @Override
  public Connection getConnection(@Nullable String user, @Nullable String password)
      throws SQLException {
    return getConnection();
  }

  private DataSource migrated() throws SQLException {
    DataSource ready = migrated;
    return ready != null ? ready : migrateOnce();
  }

  // why a lock across I/O: nobody may see a connection before the schema is complete
  private synchronized DataSource migrateOnce() throws SQLException {
    DataSource ready = migrated;
    if (ready == null) {
      ready = chosen();
      Migrations.run(ready);
      migrated = ready;
    }
    return ready;
  }

  private static DataSource chosen() throws SQLException {
    try {
      return Databases.of(Settings.current());
    } catch (IOException e) {
      throw new SQLException("the data folder cannot be made", e);
    }
  }

  /** Accepted and ignored: some servers insist on a URL in the data source definition. */
  public void setUrl(String url) {
    LOG.fine(() -> "data source url comes from the settings, not from the definition");
  }

  @Override
  public @Nullable PrintWriter getLogWriter() {
    return null;
  }

  @Override
  public void setLogWriter(@Nullable PrintWriter out) {
    // why: the drivers log through java.util.logging
  }

  @Override
  public void setLoginTimeout(int seconds) throws SQLException {
    throw new SQLFeatureNotSupportedException("the login time-out is part of the URL");
  }

  @Override
  public int getLoginTimeout() {
    return 0;
  }

  @Override
  public Logger getParentLogger() {
    return Logger.getLogger("dev.earshot.persistence");
  }

  @Override
  public <T> T unwrap(Class<T> type) throws SQLException {
    if (type.isInstance(this)) {
      return type.cast(this);
    }
    throw new SQLException("not a wrapper for " + type.getName());
  }

  @Override
  public boolean isWrapperFor(Class<?> type) {
    return type.isInstance(this);
  }
}
