package dev.earshot.accounts;

import java.io.Serializable;
import java.security.Principal;

/** The user behind a request. Immutable. The principal's name is the user's id. */
public record Caller(int userId, String username, Role role) implements Principal, Serializable {
  static Caller of(User user) {
    return new Caller(user.id(), user.username(), user.role());
  }

  @Override
  public String getName() {
    return Integer.toString(userId);
  }

  public boolean isAdmin() {
    return role == Role.ADMIN;
  }
}
