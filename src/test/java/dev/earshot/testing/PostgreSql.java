package dev.earshot.testing;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;

/**
 * A real PostgreSQL of the tests' own, started at the first use; every test gets a new database.
 */
public final class PostgreSql {
  private static final AtomicInteger NUMBER = new AtomicInteger();

  private final String name;

  private PostgreSql(String name) {
    this.name = name;
  }

  public static PostgreSql newDatabase() {
    PostgreSql database = new PostgreSql("earshot_" + NUMBER.incrementAndGet());
    run(Holder.SERVER.getPostgresDatabase(), "CREATE DATABASE " + database.name);
    return database;
  }

  public String url() {
    return "jdbc:postgresql://127.0.0.1:%d/%s".formatted(Holder.SERVER.getPort(), name);
  }

  public String user() {
    return "postgres";
  }

  public DataSource dataSource() {
    return Holder.SERVER.getDatabase(user(), name);
  }

  public void run(String sql) {
    run(dataSource(), sql);
  }

  /** The first column of the first row. */
  public String value(String sql) {
    try (Connection connection = dataSource().getConnection();
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      rows.next();
      return rows.getString(1);
    } catch (SQLException e) {
      throw new AssertionError(sql, e);
    }
  }

  private static void run(DataSource source, String sql) {
    try (Connection connection = source.getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    } catch (SQLException e) {
      throw new AssertionError(sql, e);
    }
  }

  private static final class Holder {
    static final EmbeddedPostgres SERVER = start();

    // why no explicit end: the library stops it when the JVM exits
    private static EmbeddedPostgres start() {
      try {
        return EmbeddedPostgres.builder().setServerConfig("listen_addresses", "127.0.0.1").start();
      } catch (IOException e) {
        throw new UncheckedIOException("PostgreSQL did not start", e);
      }
    }
  }
}
