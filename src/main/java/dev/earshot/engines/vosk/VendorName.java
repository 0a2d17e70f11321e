package dev.earshot.engines.vosk;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * What the vendor's model names tell: {@code vosk-model-small-en-us-0.15} is English of the United
 * States. Stateless.
 */
final class VendorName {
  private static final String UNKNOWN = "und";
  private static final Set<String> SIZES = Set.of("small", "big", "lgraph");
  private static final Set<String> LANGUAGES = Set.of(Locale.getISOLanguages());
  private static final Set<String> COUNTRIES = Set.of(Locale.getISOCountries());

  /** Countries that the vendor writes where others write the language. */
  private static final Map<String, String> COUNTRY_FIRST =
      Map.of("cn", "zh-CN", "vn", "vi", "kz", "kk", "gr", "el");

  private VendorName() {}

  /** A BCP 47 tag, {@code und} when the name tells nothing. */
  static String languageOf(String folderName) {
    if (!folderName.startsWith("vosk-model-")) {
      return UNKNOWN;
    }
    List<String> parts =
        Arrays.stream(folderName.toLowerCase(Locale.ROOT).split("[-_]"))
            .skip(2)
            .dropWhile(SIZES::contains)
            .toList();
    String language = parts.isEmpty() ? "" : parts.get(0);
    if (COUNTRY_FIRST.containsKey(language)) {
      return COUNTRY_FIRST.get(language);
    }
    if (!LANGUAGES.contains(language)) {
      return UNKNOWN;
    }
    String country = parts.size() > 1 ? parts.get(1).toUpperCase(Locale.ROOT) : "";
    return COUNTRIES.contains(country) ? language + "-" + country : language;
  }
}
