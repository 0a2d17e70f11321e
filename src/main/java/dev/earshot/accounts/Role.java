package dev.earshot.accounts;

import java.util.Locale;

/** What a user may do. */
public enum Role {
  /** Transcribe, and look after the own account. */
  USER,
  /** Everything, for everybody. */
  ADMIN;

  /** The name as databases and groups know it. */
  public String wireName() {
    return name().toLowerCase(Locale.ROOT);
  }
}
