package dev.earshot.models;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;

/** Finds what is for a language. Stateless. */
public final class LanguageMatch {
  private LanguageMatch() {}

  /**
   * What fits a language best: first something of the same tag, else of the same language, whatever
   * its region.
   *
   * @param all in order of preference
   * @param languageOf the tag of each
   * @param language as people write it: {@code en}, {@code en-US}, {@code en_us}
   */
  public static <T> Optional<T> find(List<T> all, Function<T, String> languageOf, String language) {
    String wanted = tag(language);
    return all.stream()
        .filter(one -> tag(languageOf.apply(one)).equals(wanted))
        .findFirst()
        .or(
            () ->
                all.stream()
                    .filter(one -> base(languageOf.apply(one)).equals(base(wanted)))
                    .findFirst());
  }

  private static String tag(String language) {
    return language.strip().replace('_', '-').toLowerCase(Locale.ROOT);
  }

  /** The language without region and script: {@code en} of {@code en-US}. */
  public static String base(String language) {
    String tag = tag(language);
    int end = tag.indexOf('-');
    return end < 0 ? tag : tag.substring(0, end);
  }
}
