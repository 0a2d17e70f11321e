package dev.earshot.testing;

import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;

/** Makes and uses API keys. Thread-safe. */
public final class ApiKeyClient {
  public static final String KEYS = "/api/v1/keys";

  private ApiKeyClient() {}

  /** Asks for a key and tells how that went. */
  public static Answer make(DeepSpeechClient owner, String name, String... scopes) {
    JsonArrayBuilder list = Json.createArrayBuilder();
    for (String scope : scopes) {
      list.add(scope);
    }
    return owner.post(
        KEYS, Json.createObjectBuilder().add("name", name).add("scopes", list).build().toString());
  }

  /** A new key, as it was shown once. */
  public static JsonObject made(DeepSpeechClient owner, String name, String... scopes) {
    Answer answer = make(owner, name, scopes);
    if (answer.status() != 201) {
      throw new AssertionError("no key: " + answer);
    }
    return answer.json();
  }

  /** The same client with a new key instead of its token. */
  public static DeepSpeechClient with(DeepSpeechClient owner, String... scopes) {
    return with(owner, made(owner, String.join("+", scopes), scopes));
  }

  /** The same client with that key. */
  public static DeepSpeechClient with(DeepSpeechClient owner, JsonObject key) {
    return owner.with("Authorization", "Bearer " + key.getString("key"));
  }
}
