package dev.earshot.api.stream;

import jakarta.json.JsonArray;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.math.BigDecimal;

/** Values of a JSON message as what they have to be; a wrong one is named. Stateless. */
final class JsonFields {
  /** As far as every JSON library counts exactly. */
  static final Range ANY_INTEGER = new Range(-9_007_199_254_740_991L, 9_007_199_254_740_991L);

  private JsonFields() {}

  /** Both ends included. */
  record Range(double least, double most) {
    boolean holds(double value) {
      return value >= least && value <= most;
    }

    @Override
    public String toString() {
      return plain(least) + " to " + plain(most);
    }

    private static String plain(double value) {
      return BigDecimal.valueOf(value).stripTrailingZeros().toPlainString();
    }
  }

  static long integer(String field, JsonValue value, Range range) throws BadMessageException {
    double number = value instanceof JsonNumber given ? given.doubleValue() : Double.NaN;
    if (!range.holds(number) || number != Math.rint(number)) {
      throw BadMessageException.field(field, "an integer from " + range + " is needed");
    }
    return (long) number;
  }

  static double number(String field, JsonValue value, Range range) throws BadMessageException {
    double number = value instanceof JsonNumber given ? given.doubleValue() : Double.NaN;
    if (!range.holds(number)) {
      throw BadMessageException.field(field, "a number from " + range + " is needed");
    }
    return number;
  }

  static String text(String field, JsonValue value, int maxLength) throws BadMessageException {
    String text = value instanceof JsonString given ? given.getString().strip() : "";
    if (text.isEmpty() || text.length() > maxLength) {
      throw BadMessageException.field(
          field, "a text of 1 to %d characters is needed, not blank".formatted(maxLength));
    }
    return text;
  }

  static boolean flag(String field, JsonValue value) throws BadMessageException {
    return switch (value.getValueType()) {
      case TRUE -> true;
      case FALSE -> false;
      default -> throw BadMessageException.field(field, "true or false is needed");
    };
  }

  static JsonObject object(String field, JsonValue value) throws BadMessageException {
    if (value instanceof JsonObject object) {
      return object;
    }
    throw BadMessageException.field(field, "an object is needed");
  }

  /**
   * @param most and where that comes from
   */
  static JsonArray list(String field, JsonValue value, int max, String most)
      throws BadMessageException {
    if (value instanceof JsonArray array && array.size() <= max) {
      return array;
    }
    throw BadMessageException.field(field, "a list of at most " + most + " is needed");
  }
}
