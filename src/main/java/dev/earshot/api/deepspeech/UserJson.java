package dev.earshot.api.deepspeech;

import dev.earshot.accounts.User;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Optional;

/** A user as this protocol shows it: never with a password. Thread-safe. */
final class UserJson {
  private static final DateTimeFormatter WHOLE_SECONDS =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss'Z'");
  private static final DateTimeFormatter MICROSECONDS =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSSSS'Z'");

  private UserJson() {}

  static JsonObject of(User user) {
    return Json.createObjectBuilder()
        .add("id", user.id())
        .add("username", user.username())
        .add("email", user.email())
        .add("created_at", time(user.createdAt()))
        .add("modified_at", time(user.modifiedAt()))
        .build();
  }

  private static JsonValue time(Optional<Instant> time) {
    return time.<JsonValue>map(t -> Json.createValue(format(t))).orElse(JsonValue.NULL);
  }

  /** Six digits of fraction, or none at all when it is zero. */
  static String format(Instant time) {
    LocalDateTime utc = LocalDateTime.ofInstant(time, ZoneOffset.UTC);
    return (utc.getNano() / 1_000 == 0 ? WHOLE_SECONDS : MICROSECONDS).format(utc);
  }
}
