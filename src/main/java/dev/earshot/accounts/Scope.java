package dev.earshot.accounts;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What a token or an API key may be used for. */
public enum Scope {
  /** Have recordings transcribed. */
  TRANSCRIBE,
  /** Have live audio transcribed. */
  STREAM,
  /** Look after other people's accounts. */
  ADMIN,
  /** Look after the own account: password, keys, deletion. No API key has it. */
  ACCOUNT;

  /** The name as clients and databases know it. */
  public String wireName() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Whether an API key may have it. */
  public boolean isForKeys() {
    return this != ACCOUNT;
  }

  /** The scope with that wire name, compared exactly. */
  public static Optional<Scope> parse(String wireName) {
    return Arrays.stream(values()).filter(s -> s.wireName().equals(wireName)).findFirst();
  }
}
