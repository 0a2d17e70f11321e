package dev.earshot.architecture.violations.audio;

import jakarta.json.JsonValue;

/** Must be caught: the core knows Jakarta EE. */
class NotPlainJava {
  JsonValue wrong = JsonValue.NULL;
}
