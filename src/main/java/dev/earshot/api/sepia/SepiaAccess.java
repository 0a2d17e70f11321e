package dev.earshot.api.sepia;

import dev.earshot.accounts.AnonymousUse;
import dev.earshot.accounts.AttemptLimits;
import dev.earshot.accounts.Caller;
import dev.earshot.accounts.Credentials;
import dev.earshot.accounts.Identification;
import dev.earshot.accounts.Scope;
import dev.earshot.accounts.TokenCheck;
import dev.earshot.accounts.TooManyAttemptsException;
import dev.earshot.api.socket.OpenSocket;
import dev.earshot.config.Settings;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Optional;
import org.jspecify.annotations.NullUnmarked;

/** Decides who may stream by what a client says of itself. Thread-safe. */
@ApplicationScoped
@NullUnmarked // why: the container fills the fields
public class SepiaAccess {
  static final String PROTOCOL = "sepia";

  @Inject Settings settings;
  @Inject Identification identification;
  @Inject AnonymousUse anonymous;
  @Inject AttemptLimits attempts;

  /**
   * On whose behalf a client streams; empty when it may not.
   *
   * @param party who it is as long as nothing better is known
   * @param clientId the user of a token of its own; means nothing with all other tokens
   */
  Optional<String> party(OpenSocket socket, String party, String clientId, String token) {
    Optional<Caller> caller = socket.caller().or(() -> caller(token));
    if (caller.isPresent()) {
      return caller.filter(c -> c.may(Scope.STREAM)).map(Caller::getName);
    }
    if (anonymous.allows(PROTOCOL, socket.peer())) {
      return Optional.of(ownToken(clientId, token) ? "sepia " + clientId : party);
    }
    return shared(socket.network(), party, clientId, token);
  }

  private Optional<Caller> caller(String token) {
    return identification.identify(new Credentials.Token(token))
            instanceof TokenCheck.Accepted accepted
        ? Optional.of(accepted.caller())
        : Optional.empty();
  }

  /** By a token that people thought up, so guessing is bounded. */
  private Optional<String> shared(String network, String party, String clientId, String token) {
    Settings.Sepia sepia = settings.sepia();
    if (token.isEmpty() || sepia.token().isEmpty() && sepia.users().isEmpty()) {
      return Optional.empty();
    }
    try {
      attempts.takeToken(network);
    } catch (TooManyAttemptsException e) {
      return Optional.empty();
    }
    boolean isOwn = ownToken(clientId, token);
    boolean isCommon = sepia.token().map(common -> same(common, token)).orElse(false);
    if (isOwn || isCommon) {
      attempts.tokenSucceeded(network);
    }
    return isOwn
        ? Optional.of("sepia " + clientId)
        : isCommon ? Optional.of(party) : Optional.empty();
  }

  private boolean ownToken(String clientId, String token) {
    String own = settings.sepia().users().getOrDefault(clientId, "");
    return !own.isEmpty() && same(own, token);
  }

  // why so: how long a comparison takes must not tell how much of the token was right
  private static boolean same(String expected, String given) {
    return MessageDigest.isEqual(
        expected.getBytes(StandardCharsets.UTF_8), given.getBytes(StandardCharsets.UTF_8));
  }
}
