package dev.earshot.accounts;

import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;

/** What a user may do. */
public enum Role {
  /** Transcribe, and look after the own account. */
  USER,
  /** Everything, for everybody. */
  ADMIN;

  /** What a token of such a user may be used for. */
  public Set<Scope> scopes() {
    return this == ADMIN
        ? EnumSet.allOf(Scope.class)
        : EnumSet.complementOf(EnumSet.of(Scope.ADMIN));
  }

  /** The name as databases know it. */
  public String wireName() {
    return name().toLowerCase(Locale.ROOT);
  }
}
