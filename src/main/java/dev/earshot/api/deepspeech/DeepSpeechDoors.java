package dev.earshot.api.deepspeech;

import dev.earshot.accounts.OpenRequests;
import dev.earshot.accounts.Peer;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Set;

/**
 * What this protocol answers without a token: registering (the resource decides who may), getting
 * and verifying tokens, and the greeting. Thread-safe.
 */
@ApplicationScoped
public class DeepSpeechDoors implements OpenRequests {
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

  @Override
  public boolean isOpen(String method, String path, Peer peer) {
    String withoutSlash = path.endsWith("/") ? path.substring(0, path.length() - 1) : path;
    return OPEN.contains(method + " " + withoutSlash);
  }
}
