package dev.earshot.api.rest;

import dev.earshot.accounts.NewKey;
import dev.earshot.accounts.Scope;
import dev.earshot.accounts.StorableText;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The fields of an API key to be made. One thread at a time; used once. */
final class KeyFields {
  private static final String NAME = "name";
  private static final String SCOPES = "scopes";
  private static final String EXPIRES_AT = "expires_at";
  private static final Set<String> KNOWN = Set.of(NAME, SCOPES, EXPIRES_AT);
  private static final Duration LONGEST = Duration.ofDays(3_650);

  private static final String NAME_RULE =
      "text of 1 to " + NewKey.MAX_NAME_LENGTH + " characters, not blank";
  private static final String SCOPES_RULE = "a list of at least one of transcribe, stream, admin";
  private static final String EXPIRY_RULE =
      "a time in the future, at most 3650 days from now, in ISO 8601 with an offset or Z";

  private final FieldErrors errors = new FieldErrors();
  private final Instant now;

  KeyFields(Instant now) {
    this.now = now;
  }

  /**
   * @throws InvalidFieldsException naming every wrong field
   */
  NewKey parse(JsonObject body) {
    body.keySet().stream()
        .filter(field -> !KNOWN.contains(field))
        .forEach(field -> errors.add(field, "no such field"));
    String name = name(body.get(NAME));
    Set<Scope> scopes = scopes(body.get(SCOPES));
    Optional<Instant> expiry = expiry(body.get(EXPIRES_AT));
    errors.throwIfAny();
    return new NewKey(name, scopes, expiry);
  }

  private String name(@Nullable JsonValue value) {
    String name = value instanceof JsonString text ? text.getString() : "";
    if (name.isBlank()
        || name.length() > NewKey.MAX_NAME_LENGTH
        || !StorableText.isStorable(name)) {
      errors.add(NAME, NAME_RULE);
    }
    return name;
  }

  private Set<Scope> scopes(@Nullable JsonValue value) {
    Set<Scope> scopes = EnumSet.noneOf(Scope.class);
    boolean known = value instanceof JsonArray list && !list.isEmpty();
    if (value instanceof JsonArray list) {
      for (JsonValue item : list) {
        Optional<Scope> scope = scope(item);
        known &= scope.isPresent();
        scope.ifPresent(scopes::add);
      }
    }
    if (!known) {
      errors.add(SCOPES, SCOPES_RULE);
    }
    return scopes;
  }

  private static Optional<Scope> scope(JsonValue item) {
    return item instanceof JsonString name
        ? Scope.parse(name.getString()).filter(Scope::isForKeys)
        : Optional.empty();
  }

  private Optional<Instant> expiry(@Nullable JsonValue value) {
    if (value == null || value.getValueType() == JsonValue.ValueType.NULL) {
      return Optional.empty();
    }
    Optional<Instant> time =
        value instanceof JsonString text ? time(text.getString()) : Optional.empty();
    if (time.filter(t -> t.isAfter(now) && !t.isAfter(now.plus(LONGEST))).isEmpty()) {
      errors.add(EXPIRES_AT, EXPIRY_RULE);
    }
    return time;
  }

  private static Optional<Instant> time(String text) {
    try {
      return Optional.of(OffsetDateTime.parse(text).toInstant().truncatedTo(ChronoUnit.MICROS));
    } catch (DateTimeParseException notATime) {
      return Optional.empty();
    }
  }
}
