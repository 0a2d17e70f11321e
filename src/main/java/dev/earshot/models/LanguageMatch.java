package dev.earshot.models;

import dev.earshot.recognition.ModelDescriptor;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;

/** Finds a model for a language. Stateless. */
final class LanguageMatch {
  private LanguageMatch() {}

  /**
   * The model that understands a language best: first one of the same tag, else one of the same
   * language, whatever its region.
   *
   * @param models in order of preference
   * @param preferred goes before all others that match as well
   * @param language as people write it: {@code en}, {@code en-US}, {@code en_us}
   */
  static Optional<ModelDescriptor> find(
      List<ModelDescriptor> models, Predicate<ModelDescriptor> preferred, String language) {
    String wanted = tag(language);
    List<ModelDescriptor> ordered =
        models.stream()
            .sorted(Comparator.comparing(m -> !preferred.test(m))) // a stable sort
            .toList();
    return ordered.stream()
        .filter(m -> tag(m.language()).equals(wanted))
        .findFirst()
        .or(
            () ->
                ordered.stream().filter(m -> base(m.language()).equals(base(wanted))).findFirst());
  }

  private static String tag(String language) {
    return language.strip().replace('_', '-').toLowerCase(Locale.ROOT);
  }

  private static String base(String language) {
    String tag = tag(language);
    int end = tag.indexOf('-');
    return end < 0 ? tag : tag.substring(0, end);
  }
}
