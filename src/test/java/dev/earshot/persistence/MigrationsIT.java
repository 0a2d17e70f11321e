package dev.earshot.persistence;

import static org.assertj.core.api.Assertions.assertThat;

import dev.earshot.testing.OriginalDatabase;
import dev.earshot.testing.PostgreSql;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The same migrations on both databases. */
class MigrationsIT {
  static Stream<Named<DataSource>> emptyDatabases() {
    JdbcDataSource h2 = new JdbcDataSource();
    h2.setURL(
        "jdbc:h2:mem:%s;MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE;DB_CLOSE_DELAY=-1"
            .formatted(UUID.randomUUID()));
    return Stream.of(
        Named.of("H2", h2), Named.of("PostgreSQL", PostgreSql.newDatabase().dataSource()));
  }

  @ParameterizedTest
  @MethodSource("emptyDatabases")
  void anEmptyDatabaseGetsTheWholeSchema(DataSource source) throws SQLException {
    Migrations.run(source);
    Migrations.run(source);
    insert(source, "forrest", "forrest@gump.com");
    assertThat(query(source, "SELECT role FROM users WHERE username = 'forrest'"))
        .isEqualTo("user");
  }

  @ParameterizedTest
  @MethodSource("emptyDatabases")
  void namesAndAddressesAreUniqueInTheDatabaseItself(DataSource source) throws SQLException {
    Migrations.run(source);
    insert(source, "forrest", "forrest@gump.com");
    assertThat(refuses(source, "forrest", "other@gump.com")).isTrue();
    assertThat(refuses(source, "other", "forrest@gump.com")).isTrue();
    assertThat(refuses(source, "other", "other@gump.com")).isFalse();
  }

  @Test
  void serversThatStartTogetherOnAnEmptyDatabaseAllSucceed() throws SQLException {
    DataSource source = PostgreSql.newDatabase().dataSource();
    List<CompletableFuture<Void>> servers =
        Stream.generate(() -> CompletableFuture.runAsync(() -> migrate(source))).limit(4).toList();
    servers.forEach(CompletableFuture::join);
    assertThat(query(source, "SELECT count(*) FROM users")).isEqualTo("0");
  }

  @Test
  void theUsersOfADeepSpeechRestApiStayWhereTheyAre() throws SQLException {
    PostgreSql database = PostgreSql.newDatabase();
    OriginalDatabase.fill(database);
    Migrations.run(database.dataSource());
    assertThat(
            database.value(
                "SELECT string_agg(id || username || role, ' ' ORDER BY id) FROM users"
                    + " WHERE NOT disabled"))
        .isEqualTo("1jennyuser 3danuser 4bubbauser");
    insert(database.dataSource(), "forrest", "forrest@gump.com");
  }

  private static void migrate(DataSource source) {
    try {
      Migrations.run(source);
    } catch (SQLException e) {
      throw new AssertionError(e);
    }
  }

  private static boolean refuses(DataSource source, String name, String email) {
    try {
      insert(source, name, email);
      return false;
    } catch (SQLException e) {
      // why 23: the class of integrity violations in the SQL standard
      return e.getSQLState().startsWith("23");
    }
  }

  private static void insert(DataSource source, String name, String email) throws SQLException {
    try (Connection connection = source.getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute(
          "INSERT INTO users (username, email, password) VALUES ('%s', '%s', 'hash')"
              .formatted(name, email));
    }
  }

  private static String query(DataSource source, String sql) throws SQLException {
    try (Connection connection = source.getConnection();
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      rows.next();
      return rows.getString(1);
    }
  }
}
