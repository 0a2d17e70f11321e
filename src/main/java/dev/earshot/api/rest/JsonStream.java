package dev.earshot.api.rest;

import jakarta.json.stream.JsonParser;
import jakarta.json.stream.JsonParser.Event;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Walks through JSON one value at a time. Confined to one thread. What is no JSON leaves it as the
 * parser's own exceptions.
 */
final class JsonStream {
  static final String SECONDS_RULE = "a number of seconds from 0 to 1000000";

  private static final double MAX_SECONDS = 1_000_000;
  private static final int MAX_DIGITS = 40;
  private static final int MAX_DEPTH = 100;
  private static final double MILLIS_PER_SECOND = 1_000;

  private final JsonParser parser;
  private Event event = Event.VALUE_NULL;

  JsonStream(JsonParser parser) {
    this.parser = parser;
  }

  void next() {
    event = parser.next();
  }

  /** Goes to the value of the next member of an object; empty name: there is none. */
  String member() {
    next();
    while (event == Event.KEY_NAME) {
      String name = parser.getString();
      next();
      if (!name.isEmpty()) {
        return name;
      }
      skip();
      next();
    }
    return "";
  }

  /** Goes to the next item of an array, if there is one. */
  boolean item() {
    next();
    return event != Event.END_ARRAY;
  }

  boolean isObject() {
    return event == Event.START_OBJECT;
  }

  boolean isArray() {
    return event == Event.START_ARRAY;
  }

  Optional<String> text() {
    return event == Event.VALUE_STRING ? Optional.of(parser.getString()) : Optional.empty();
  }

  /** A time in milliseconds, given in seconds; empty when the value is none. */
  OptionalLong millis() {
    // why its text and its length: a number of a million digits takes a parser for ever
    if (event != Event.VALUE_NUMBER || parser.getString().length() > MAX_DIGITS) {
      return OptionalLong.empty();
    }
    double seconds = Double.parseDouble(parser.getString());
    return seconds >= 0 && seconds <= MAX_SECONDS
        ? OptionalLong.of(Math.round(seconds * MILLIS_PER_SECOND))
        : OptionalLong.empty();
  }

  /** Passes over the value, whatever it is. */
  void skip() {
    int depth = 0;
    while (true) {
      if (event == Event.START_OBJECT || event == Event.START_ARRAY) {
        depth++;
      } else if (event == Event.END_OBJECT || event == Event.END_ARRAY) {
        depth--;
      }
      if (depth == 0) {
        return;
      }
      if (depth > MAX_DEPTH) {
        throw new IllegalStateException("nested too deep");
      }
      next();
    }
  }

  /** Nothing may follow. */
  void end() {
    if (parser.hasNext()) {
      throw new IllegalStateException("something follows");
    }
  }
}
