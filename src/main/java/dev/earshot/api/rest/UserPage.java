package dev.earshot.api.rest;

import dev.earshot.accounts.NewUser;
import dev.earshot.accounts.User;
import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonValue;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Which page of users is wanted, and how it looks. Immutable.
 *
 * @param afterId the last id of the page before, 0 for the first page
 * @param limit users on the page, 1 to {@value #MAX_LIMIT}
 * @param namePrefix how their names begin
 */
record UserPage(int afterId, int limit, String namePrefix) {
  private static final int MAX_LIMIT = 500;
  private static final int DEFAULT_LIMIT = 100;

  /**
   * @param query the first value of a query parameter
   * @throws InvalidFieldsException naming every wrong parameter
   */
  static UserPage parse(UnaryOperator<@Nullable String> query) {
    FieldErrors errors = new FieldErrors();
    int after = number("after", query.apply("after"), new Range(0, Integer.MAX_VALUE, 0), errors);
    int limit =
        number("limit", query.apply("limit"), new Range(1, MAX_LIMIT, DEFAULT_LIMIT), errors);
    String prefix = Optional.ofNullable(query.apply("name")).orElse("");
    if (prefix.length() > NewUser.MAX_LENGTH) {
      errors.add("name", "at most " + NewUser.MAX_LENGTH + " characters");
    }
    errors.throwIfAny();
    return new UserPage(after, limit, prefix);
  }

  private record Range(int min, int max, int byDefault) {}

  private static int number(String name, @Nullable String raw, Range range, FieldErrors errors) {
    if (raw == null) {
      return range.byDefault();
    }
    try {
      int value = Integer.parseInt(raw);
      if (value >= range.min() && value <= range.max()) {
        return value;
      }
    } catch (NumberFormatException notANumber) {
      // why nothing here: it is said below, as for a number out of range
    }
    errors.add(name, "a whole number from %d to %d".formatted(range.min(), range.max()));
    return range.byDefault();
  }

  /**
   * The page, and where the next one begins.
   *
   * @param users one more than the limit when there is a next page
   */
  JsonObject json(List<User> users) {
    List<User> shown = users.subList(0, Math.min(limit, users.size()));
    JsonArrayBuilder list = Json.createArrayBuilder();
    shown.forEach(user -> list.add(json(user)));
    JsonValue next =
        users.size() > limit ? Json.createValue(shown.get(limit - 1).id()) : JsonValue.NULL;
    return Json.createObjectBuilder().add("users", list).add("next_after", next).build();
  }

  private static JsonObjectBuilder json(User user) {
    return Json.createObjectBuilder()
        .add("id", user.id())
        .add("username", user.username())
        .add("email", user.email())
        .add("role", user.role().wireName())
        .add("disabled", user.isDisabled())
        .add("created_at", time(user.createdAt()))
        .add("modified_at", time(user.modifiedAt()));
  }

  private static JsonValue time(Optional<Instant> time) {
    return time.<JsonValue>map(t -> Json.createValue(t.toString())).orElse(JsonValue.NULL);
  }
}
