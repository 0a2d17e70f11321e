package dev.earshot.api.rest;

import dev.earshot.accounts.ApiKey;
import dev.earshot.accounts.ApiKeys;
import dev.earshot.accounts.Scope;
import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonValue;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** API keys as this protocol shows them. Thread-safe. */
final class KeyJson {
  private KeyJson() {}

  /** With the secret, which is shown only here. */
  static JsonObject of(ApiKeys.Made made) {
    return with(made.key()).add("key", made.secret().text()).build();
  }

  /** Without secret and hash. */
  static JsonObject of(List<ApiKey> keys) {
    JsonArrayBuilder list = Json.createArrayBuilder();
    keys.forEach(key -> list.add(with(key)));
    return Json.createObjectBuilder().add("keys", list).build();
  }

  private static JsonObjectBuilder with(ApiKey key) {
    JsonArrayBuilder scopes = Json.createArrayBuilder();
    key.scopes().stream().map(Scope::wireName).sorted().forEach(scopes::add);
    return Json.createObjectBuilder()
        .add("id", key.id())
        .add("name", key.name())
        .add("scopes", scopes)
        .add("created_at", key.createdAt().toString())
        .add("expires_at", time(key.expiresAt()))
        .add("last_used_at", time(key.lastUsedAt()))
        .add("revoked_at", time(key.revokedAt()));
  }

  private static JsonValue time(Optional<Instant> time) {
    return time.<JsonValue>map(t -> Json.createValue(t.toString())).orElse(JsonValue.NULL);
  }
}
