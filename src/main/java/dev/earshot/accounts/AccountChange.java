package dev.earshot.accounts;

import java.util.Optional;

/**
 * What shall be different about a user; what is empty stays as it is. Immutable. Lengths are those
 * of {@link NewUser}.
 *
 * @param password in clear
 */
public record AccountChange(
    Optional<String> username, Optional<String> email, Optional<String> password) {
  public AccountChange {
    username.ifPresent(NewUser::requireUsername);
    email.ifPresent(NewUser::requireEmail);
    password.ifPresent(NewUser::requirePassword);
  }

  /** Whether nothing shall be different. */
  public boolean isEmpty() {
    return username.isEmpty() && email.isEmpty() && password.isEmpty();
  }

  @Override
  public String toString() {
    return "AccountChange[username=%s, email=%s, password=%s]"
        .formatted(word(username.isPresent()), word(email.isPresent()), word(password.isPresent()));
  }

  private static String word(boolean given) {
    return given ? "new" : "kept";
  }
}
