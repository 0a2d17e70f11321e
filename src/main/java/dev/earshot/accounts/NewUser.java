package dev.earshot.accounts;

/**
 * A user to be registered. Immutable.
 *
 * @param username 3 to {@value #MAX_LENGTH} characters
 * @param email at most {@value #MAX_LENGTH} characters
 * @param password in clear; {@value #MIN_PASSWORD_LENGTH} to {@value #MAX_PASSWORD_LENGTH}
 *     characters
 */
public record NewUser(String username, String email, String password, Role role) {
  public static final int MIN_USERNAME_LENGTH = 3;
  public static final int MAX_LENGTH = 127;
  public static final int MIN_PASSWORD_LENGTH = 8;
  public static final int MAX_PASSWORD_LENGTH = 255;

  public NewUser {
    requireUsername(username);
    requireEmail(email);
    requirePassword(password);
  }

  static void requireUsername(String username) {
    require("username", username, MIN_USERNAME_LENGTH, MAX_LENGTH);
  }

  static void requireEmail(String email) {
    require("email", email, 1, MAX_LENGTH);
  }

  static void requirePassword(String password) {
    require("password", password, MIN_PASSWORD_LENGTH, MAX_PASSWORD_LENGTH);
  }

  private static void require(String field, String value, int min, int max) {
    if (value.length() < min || value.length() > max) {
      throw new IllegalArgumentException(
          "%s has %d characters, not %d to %d".formatted(field, value.length(), min, max));
    }
  }

  @Override
  public String toString() {
    return "NewUser[role=" + role + "]";
  }
}
