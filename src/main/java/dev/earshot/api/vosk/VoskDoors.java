package dev.earshot.api.vosk;

import dev.earshot.accounts.AnonymousUse;
import dev.earshot.accounts.Need;
import dev.earshot.accounts.RequestNeeds;
import dev.earshot.accounts.Scope;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;
import org.jspecify.annotations.NullUnmarked;

/**
 * A vosk stream needs the scope for streams, or nothing at this machine when the settings say so.
 * That there is a WebSocket everybody may be told. Thread-safe.
 */
@ApplicationScoped
@NullUnmarked // why: the container fills the fields
public class VoskDoors implements RequestNeeds {
  private static final String PROTOCOL = "vosk";

  @Inject AnonymousUse anonymous;

  @Override
  public Optional<Need> of(Request request) {
    if (!request.route().equals(VoskPort.PATH)) {
      return Optional.empty();
    }
    boolean open = !request.handshake() || anonymous.allows(PROTOCOL, request.peer());
    return Optional.of(open ? new Need.Nothing() : new Need.Scoped(Scope.STREAM));
  }
}
