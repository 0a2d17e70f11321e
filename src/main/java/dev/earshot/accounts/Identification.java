package dev.earshot.accounts;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.jspecify.annotations.NullUnmarked;

/** Finds out who sent a request, by its token or API key. Thread-safe. */
@ApplicationScoped
@NullUnmarked // why: the container fills the fields
public class Identification {
  @Inject Tokens tokens;
  @Inject ApiKeys keys;

  /** Whether the credentials are good, and whose they are. */
  public TokenCheck identify(Credentials credentials) {
    return credentials instanceof Credentials.Token token
            && token.value().startsWith(KeySecret.PREFIX)
        ? keys.check(token.value())
        : tokens.check(credentials);
  }
}
