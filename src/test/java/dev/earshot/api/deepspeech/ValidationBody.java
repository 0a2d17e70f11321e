package dev.earshot.api.deepspeech;

/** Parts of the bodies that tell what is wrong with a user's fields. */
final class ValidationBody {
  private ValidationBody() {}

  /** One entry of {@code invalid}, its constraint already in JSON. */
  static String violation(String entry, String rule, String constraint) {
    return "{\"entry_type\":\"json_data_property\",\"entry\":\"%s\",\"rule\":\"%s\",\"constraint\":%s}"
        .formatted(entry, rule, constraint);
  }
}
