package dev.earshot.api.deepspeech;

import dev.earshot.accounts.AnonymousUse;
import dev.earshot.accounts.Need;
import dev.earshot.accounts.RequestNeeds;
import dev.earshot.accounts.Scope;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.NullUnmarked;

/**
 * What this protocol's requests need. Nothing: registering (the resource decides who may), getting
 * and verifying tokens, and the greeting. All else about users and tokens needs a token. The two
 * WebSockets need none at this machine, when the settings say so. Thread-safe.
 */
@ApplicationScoped
@NullUnmarked // why: the container fills the fields
public class DeepSpeechDoors implements RequestNeeds {
  private static final Set<String> OPEN =
      Set.of(
          "POST /users",
          "POST /api/v1/users/register",
          "POST /token",
          "POST /api/v1/token",
          "OPTIONS /token",
          "OPTIONS /api/v1/token",
          "GET /token/verify",
          "GET /api/v1/token/verify",
          "GET /api/v1");

  private static final String TRANSCRIPTION = "/api/v1/stt";
  private static final Set<String> WHO_AM_I = Set.of("/token/me", "/api/v1/token/me");
  private static final List<String> ACCOUNT =
      List.of("/users", "/token", "/api/v1/users", "/api/v1/token");

  private static final String PROTOCOL = "deepspeech";
  private static final Map<String, Scope> SOCKETS =
      Map.of(
          "/api/v1/stt/ws", Scope.TRANSCRIBE,
          "/api/v1/stt/mic", Scope.STREAM,
          "/api/v1/mic", Scope.STREAM);

  @Inject AnonymousUse anonymous;

  @Override
  public Optional<Need> of(Request request) {
    Scope live = SOCKETS.get(request.route());
    if (live != null) {
      boolean open = request.handshake() && anonymous.allows(PROTOCOL, request.peer());
      return Optional.of(open ? new Need.Nothing() : new Need.Scoped(live));
    }
    if (OPEN.contains(method(request) + " " + request.route())) {
      return Optional.of(new Need.Nothing());
    }
    if (WHO_AM_I.contains(request.route())) {
      return Optional.of(new Need.AnyCaller());
    }
    if (request.isBelow(TRANSCRIPTION)) {
      return Optional.of(new Need.Scoped(Scope.TRANSCRIBE));
    }
    return ACCOUNT.stream().anyMatch(request::isBelow)
        ? Optional.of(new Need.Scoped(Scope.ACCOUNT))
        : Optional.empty();
  }

  // why: HEAD is GET without the body
  private static String method(Request request) {
    return request.method().equals("HEAD") ? "GET" : request.method();
  }
}
