package dev.earshot.testing;

/** A database as the DeepSpeech REST API leaves it: made by its only migration, with users. */
public final class OriginalDatabase {
  public static final String PASSWORD = "run forrest run";

  /** {@link #PASSWORD}, as the releases of 2021 kept it. */
  public static final String PBKDF2 =
      "pbkdf2:sha256:260000$Zq0XvT3bLm9KpWcY$"
          + "3958a9ca4fb26a5f6f892a670c31534685831d1b078989c3715ce2a912aec149";

  /** {@link #PASSWORD}, as newer releases of its library keep it. */
  public static final String SCRYPT =
      "scrypt:32768:8:1$Hn4rT8sVw2YzQ6pM$"
          + "3ffead1e10427af5d69a3690c7b2191423cd5a0d071d50a9bdeb044f7bcc80c7"
          + "9d3b0aefb74e731636a26064bf32d133376f39397cb8eff6394a58aed16db471";

  private OriginalDatabase() {}

  /**
   * Makes the schema and these users: 1 jenny (PBKDF2), 3 dan (scrypt), 4 bubba (a hash of no known
   * form, and no times); somebody with the id 2 has been removed.
   */
  public static void fill(PostgreSql database) {
    database.run(
        """
        CREATE TABLE alembic_version (
          version_num VARCHAR(32) NOT NULL,
          CONSTRAINT alembic_version_pkc PRIMARY KEY (version_num));
        CREATE TABLE users (
          id SERIAL NOT NULL,
          username VARCHAR(127) NOT NULL,
          email VARCHAR(127) NOT NULL,
          password VARCHAR(255) NOT NULL,
          created_at TIMESTAMP WITHOUT TIME ZONE,
          modified_at TIMESTAMP WITHOUT TIME ZONE,
          PRIMARY KEY (id));
        CREATE UNIQUE INDEX ix_users_email ON users (email);
        CREATE UNIQUE INDEX ix_users_username ON users (username);
        INSERT INTO alembic_version (version_num) VALUES ('d08333526df4');
        INSERT INTO users (username, email, password, created_at, modified_at) VALUES
          ('jenny', 'jenny@curran.com', '%s', '2021-09-06 07:07:46.989193', '2021-09-06 07:07:46.989207'),
          ('gone', 'gone@gump.com', 'x', NULL, NULL),
          ('dan', 'dan@taylor.com', '%s', '2021-10-01 12:00:00', '2022-10-01 12:00:00.5'),
          ('bubba', 'bubba@blue.com', 'sha1$salt$0123', NULL, NULL);
        DELETE FROM users WHERE username = 'gone';
        """
            .formatted(PBKDF2, SCRYPT));
  }
}
