package dev.earshot.api.socket;

import dev.earshot.accounts.Credentials;
import jakarta.websocket.server.ServerEndpointConfig;
import java.util.ArrayList;
import java.util.List;

/**
 * Chooses the subprotocol of a handshake when a browser hides its token among the names, as in
 * {@code new WebSocket(url, ["bearer", token])}. Thread-safe. Every endpoint names it as its
 * configurator; browsers give up a connection when none of the names they sent comes back.
 */
public class BearerSubprotocol extends ServerEndpointConfig.Configurator {
  /**
   * The first name that the endpoint knows, else {@code bearer} if it was sent; never the token.
   */
  @Override
  public String getNegotiatedSubprotocol(List<String> supported, List<String> requested) {
    List<String> names = new ArrayList<>(requested);
    int bearer = names.indexOf(Credentials.SUBPROTOCOL);
    if (bearer >= 0 && bearer + 1 < names.size()) {
      names.remove(bearer + 1);
    }
    return names.stream()
        .filter(supported::contains)
        .findFirst()
        .orElse(bearer >= 0 ? Credentials.SUBPROTOCOL : "");
  }
}
