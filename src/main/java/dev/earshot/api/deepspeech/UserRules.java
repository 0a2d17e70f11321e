package dev.earshot.api.deepspeech;

import dev.earshot.accounts.NewUser;
import dev.earshot.accounts.StorableText;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The rules for a user's fields, checked as the original checks them: every field on its own, and
 * for each the rules in this order: unknown, required, null, type, empty, shortest, longest, form.
 * Thread-safe.
 */
final class UserRules {
  private static final String EMAIL = "^[a-zA-Z0-9_.+-]+@[a-zA-Z0-9-]+\\.[a-zA-Z0-9-.]+$";

  private static final String STORABLE = "^[^\\x00]+$";

  private record Rule(String field, int min, int max, Optional<Pattern> form) {}

  private static final List<Rule> RULES =
      List.of(
          new Rule("username", NewUser.MIN_USERNAME_LENGTH, NewUser.MAX_LENGTH, Optional.empty()),
          // why a longest address although the original has none: its database cut it off there
          new Rule("email", 0, NewUser.MAX_LENGTH, Optional.of(Pattern.compile(EMAIL))),
          new Rule(
              "password",
              NewUser.MIN_PASSWORD_LENGTH,
              NewUser.MAX_PASSWORD_LENGTH,
              Optional.empty()));

  private UserRules() {}

  /** Checks a body that must hold every field. */
  static Violations checkNew(JsonObject body) {
    Violations violations = unknown(body);
    RULES.forEach(rule -> check(rule, body.get(rule.field()), violations));
    return violations;
  }

  /** Checks a body that may leave out any field. */
  static Violations checkChange(JsonObject body) {
    Violations violations = unknown(body);
    RULES.stream()
        .filter(rule -> body.containsKey(rule.field()))
        .forEach(rule -> check(rule, body.get(rule.field()), violations));
    return violations;
  }

  private static Violations unknown(JsonObject body) {
    Violations violations = new Violations();
    body.keySet().stream()
        .filter(key -> RULES.stream().noneMatch(rule -> rule.field().equals(key)))
        .forEach(key -> violations.add(key, "allowed_field", JsonValue.FALSE));
    return violations;
  }

  private static void check(Rule rule, @Nullable JsonValue value, Violations violations) {
    if (value == null) {
      violations.add(rule.field(), "required", JsonValue.TRUE);
    } else if (value.getValueType() == JsonValue.ValueType.NULL) {
      violations.add(rule.field(), "nullable", JsonValue.FALSE);
    } else if (value instanceof JsonString string) {
      checkText(rule, string.getString(), violations);
    } else {
      violations.add(rule.field(), "type", Json.createValue("string"));
    }
  }

  private static void checkText(Rule rule, String text, Violations violations) {
    int length = text.length();
    if (length == 0) {
      violations.add(rule.field(), "empty", JsonValue.FALSE);
      return;
    }
    if (length < rule.min()) {
      violations.add(rule.field(), "minlength", Json.createValue(rule.min()));
    }
    if (text.length() > rule.max()) {
      violations.add(rule.field(), "maxlength", Json.createValue(rule.max()));
    }
    if (!StorableText.isStorable(text)) {
      violations.add(rule.field(), "regex", Json.createValue(STORABLE));
    }
    if (rule.form().filter(form -> !form.matcher(text).matches()).isPresent()) {
      violations.add(rule.field(), "regex", Json.createValue(EMAIL));
    }
  }
}
