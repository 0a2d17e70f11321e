package dev.earshot.accounts;

import dev.earshot.testing.PostgreSql;
import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityManagerFactory;
import java.util.UUID;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.h2.jdbcx.JdbcDataSource;
import org.hibernate.cfg.Configuration;
import org.hibernate.cfg.JdbcSettings;
import org.hibernate.cfg.MappingSettings;
import org.hibernate.cfg.SchemaToolingSettings;
import org.junit.jupiter.api.Named;

/** A migrated database and Hibernate on it; transactions are the test's own. */
final class AccountsDatabase {
  private final EntityManagerFactory factory;

  private AccountsDatabase(DataSource source) {
    Flyway.configure().dataSource(source).locations("classpath:db/migration").load().migrate();
    Configuration configuration = new Configuration();
    configuration.getProperties().put(JdbcSettings.JAKARTA_NON_JTA_DATASOURCE, source);
    configuration.setProperty(JdbcSettings.JDBC_TIME_ZONE, "UTC");
    configuration.setProperty(MappingSettings.PREFERRED_INSTANT_JDBC_TYPE, "TIMESTAMP");
    configuration.setProperty(SchemaToolingSettings.HBM2DDL_AUTO, "validate");
    factory =
        configuration
            .addAnnotatedClass(User.class)
            .addAnnotatedClass(ApiKey.class)
            .addAttributeConverter(RoleColumn.class, true)
            .buildSessionFactory();
  }

  /** An empty one of each kind. */
  static Stream<Named<AccountsDatabase>> ofBothKinds() {
    JdbcDataSource h2 = new JdbcDataSource();
    h2.setURL(
        "jdbc:h2:mem:%s;MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE;DB_CLOSE_DELAY=-1"
            .formatted(UUID.randomUUID()));
    return Stream.of(
        Named.of("H2", new AccountsDatabase(h2)), Named.of("PostgreSQL", onPostgreSql()));
  }

  static AccountsDatabase onPostgreSql() {
    return new AccountsDatabase(PostgreSql.newDatabase().dataSource());
  }

  interface Work<T> {
    T in(EntityManager entities) throws Exception;
  }

  <T> T transaction(Work<T> work) throws Exception {
    try (EntityManager entities = factory.createEntityManager()) {
      entities.getTransaction().begin();
      try {
        T result = work.in(entities);
        entities.getTransaction().commit();
        return result;
      } finally {
        if (entities.getTransaction().isActive()) {
          entities.getTransaction().rollback();
        }
      }
    }
  }

  static UserRepository users(EntityManager entities) {
    UserRepository users = new UserRepository();
    users.entities = entities;
    return users;
  }

  static ApiKeyRepository keys(EntityManager entities) {
    ApiKeyRepository keys = new ApiKeyRepository();
    keys.entities = entities;
    return keys;
  }
}
