package dev.earshot.engines.pocketsphinx;

import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.stream.Stream;

/**
 * The files of one model: an acoustic model's folder, a language model and a dictionary beside it.
 * Immutable.
 *
 * @param acoustic the folder with {@code mdef}
 * @param language {@code *.lm.bin}
 * @param dictionary {@code *.dict}
 */
record ModelFolder(Path acoustic, Path language, Path dictionary) {
  private static final List<String> ACOUSTIC_FILES =
      List.of("mdef", "means", "variances", "transition_matrices", "feat.params");
  private static final String LANGUAGE_MODEL_MAGIC = "Trie Language Model";
  private static final String NO_FILE = System.lineSeparator().length() == 2 ? "NUL" : "/dev/null";

  /** The model in a folder, if its layout is ours. Reads names only. */
  static Optional<ModelFolder> in(Path folder) {
    if (!Files.isDirectory(folder)) {
      return Optional.empty();
    }
    Optional<Path> acoustic = only(folder, p -> Files.isRegularFile(p.resolve("mdef")));
    Optional<Path> language = only(folder, p -> p.getFileName().toString().endsWith(".lm.bin"));
    Optional<Path> dictionary = only(folder, p -> p.getFileName().toString().endsWith(".dict"));
    return acoustic.flatMap(
        a -> language.flatMap(l -> dictionary.map(d -> new ModelFolder(a, l, d))));
  }

  private static Optional<Path> only(Path folder, java.util.function.Predicate<Path> wanted) {
    try (Stream<Path> entries = Files.list(folder)) {
      return entries.sorted().filter(wanted).findFirst();
    } catch (IOException unreadable) {
      return Optional.empty();
    }
  }

  /** The BCP 47 tag in {@code model.properties}, else what the acoustic folder's name says. */
  String languageTag() {
    Path properties = acoustic.resolveSibling("model.properties");
    Properties values = new Properties();
    if (Files.isRegularFile(properties)) {
      try (Reader text = Files.newBufferedReader(properties, StandardCharsets.UTF_8)) {
        values.load(text);
      } catch (IOException | IllegalArgumentException unreadable) {
        values.clear();
      }
    }
    String fromName =
        java.util.Locale.forLanguageTag(acoustic.getFileName().toString()).toLanguageTag();
    return values.getProperty("language", fromName);
  }

  /** The first thing that is wrong with the files, as far as it shows without the library. */
  Optional<String> fault() {
    // why: the library ends the whole process when some of these files are missing or damaged
    for (String name : ACOUSTIC_FILES) {
      if (!Files.isRegularFile(acoustic.resolve(name))) {
        return Optional.of(name + " is missing");
      }
    }
    for (String name : List.of("means", "variances", "transition_matrices")) {
      if (!startsWith(acoustic.resolve(name), "s3\n")) {
        return Optional.of(name + " is damaged");
      }
    }
    if (!startsWith(language, LANGUAGE_MODEL_MAGIC)) {
      return Optional.of(language.getFileName() + " is no binary language model");
    }
    return Optional.empty();
  }

  private static boolean startsWith(Path file, String magic) {
    byte[] wanted = magic.getBytes(StandardCharsets.US_ASCII);
    try (InputStream in = Files.newInputStream(file)) {
      return java.util.Arrays.equals(in.readNBytes(wanted.length), wanted);
    } catch (IOException unreadable) {
      return false;
    }
  }

  AcousticSettings settings() throws IOException {
    return AcousticSettings.read(acoustic.resolve("feat.params"));
  }

  /** What the library is told: these files, and audio whose mean we take out ourselves. */
  Map<String, String> configuration(AcousticSettings settings) {
    Map<String, String> all = new LinkedHashMap<>(settings.options());
    all.put("hmm", acoustic.toString());
    all.put("lm", language.toString());
    all.put("dict", dictionary.toString());
    // why: feat.params in the model's folder would overrule what follows, so it is replaced by an
    // empty file and its options are given one by one
    all.put("featparams", NO_FILE);
    all.put("cmn", "none");
    all.remove("cmninit");
    return all;
  }
}
