package dev.earshot.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The documents agree with each other and with the house. */
class DocumentsTest {
  private static final Path PROJECT = Path.of("");
  private static final Path ADRS = Path.of("docs", "adr");
  private static final Set<String> FOREIGN = Set.of("target", "data", ".git", ".idea");
  private static final int SCREEN_LINES = 60;

  private static final Pattern CODE = Pattern.compile("(?ms)^```.*?^```$|`[^`\n]*`");
  private static final Pattern LINK = Pattern.compile("\\[[^]]*]\\(([^)\\s]+)\\)");
  private static final Pattern SCHEME = Pattern.compile("[a-z][a-z0-9+.-]*:.*");
  private static final Pattern HEADING = Pattern.compile("(?m)^#+ (.*)$");
  private static final Pattern ADR_NAME = Pattern.compile("(\\d{4})-[a-z0-9-]+\\.md");
  private static final Pattern ROOM = Pattern.compile("`([a-z]+)`");

  static Stream<Path> documents() throws IOException {
    List<Path> documents = new ArrayList<>();
    try (Stream<Path> entries = Files.list(PROJECT)) {
      for (Path entry : entries.sorted().toList()) {
        if (!FOREIGN.contains(entry.getFileName().toString())) {
          documents.addAll(below(entry));
        }
      }
    }
    return documents.stream();
  }

  private static List<Path> below(Path entry) throws IOException {
    try (Stream<Path> tree = Files.walk(entry)) {
      return tree.filter(path -> path.toString().endsWith(".md")).sorted().toList();
    }
  }

  static Stream<Path> adrs() throws IOException {
    try (Stream<Path> files = Files.list(ADRS)) {
      return files.sorted().toList().stream();
    }
  }

  @ParameterizedTest
  @MethodSource("documents")
  void relativeLinksLeadSomewhere(Path document) throws IOException {
    assertThat(links(document)).filteredOn(link -> !leadsSomewhere(document, link)).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("adrs")
  void anAdrIsShortAndComplete(Path adr) throws IOException {
    Matcher name = ADR_NAME.matcher(adr.getFileName().toString());
    assertThat(name.matches()).as(adr + " is named NNNN-some-words.md").isTrue();
    String text = Files.readString(adr);
    assertThat(text).startsWith("# " + name.group(1) + " ");
    assertThat(text)
        .containsPattern("(?m)^Status: \\w+")
        .containsPattern("(?m)^Date: \\d{4}-\\d\\d-\\d\\d$")
        .containsSubsequence("\n## Context\n", "\n## Decision\n", "\n## Consequences\n");
    assertThat(text.lines().count()).as("lines").isLessThanOrEqualTo(SCREEN_LINES);
  }

  @Test
  void numbersOfAdrsAreUnique() throws IOException {
    assertThat(adrs().map(adr -> adr.getFileName().toString().substring(0, 4)))
        .isNotEmpty()
        .doesNotHaveDuplicates();
  }

  @Test
  void theImportTableIsTheOneThatIsEnforced() throws IOException {
    Map<String, List<String>> written = new LinkedHashMap<>();
    Files.readString(Path.of("docs", "architecture.md"))
        .lines()
        .dropWhile(line -> !line.startsWith("| room |"))
        .takeWhile(line -> line.startsWith("|"))
        .map(line -> line.split("\\|"))
        .filter(cells -> cells[1].contains("`"))
        .forEach(cells -> written.put(rooms(cells[1]).get(0), rooms(cells[2])));
    assertThat(written.keySet()).isEqualTo(ArchitectureRules.importTable().keySet());
    ArchitectureRules.importTable()
        .forEach(
            (room, allowed) ->
                assertThat(written.get(room))
                    .as(room)
                    .containsExactlyInAnyOrderElementsOf(allowed));
  }

  private static List<String> rooms(String cell) {
    return ROOM.matcher(cell).results().map(room -> room.group(1)).toList();
  }

  private static List<String> links(Path document) throws IOException {
    String prose = CODE.matcher(Files.readString(document)).replaceAll("");
    return LINK.matcher(prose)
        .results()
        .map(link -> link.group(1))
        .filter(link -> !SCHEME.matcher(link).matches())
        .toList();
  }

  private static boolean leadsSomewhere(Path document, String link) {
    String[] parts = link.split("#", 2);
    Path target = parts[0].isEmpty() ? document : document.resolveSibling(parts[0]).normalize();
    return Files.exists(target) && (parts.length == 1 || anchors(target).contains(parts[1]));
  }

  /** The headings as the usual renderers name them. */
  private static Set<String> anchors(Path document) {
    try {
      return HEADING
          .matcher(Files.readString(document))
          .results()
          .map(DocumentsTest::anchor)
          .collect(Collectors.toSet());
    } catch (IOException unreadable) {
      return Set.of();
    }
  }

  private static String anchor(MatchResult heading) {
    return Arrays.stream(heading.group(1).toLowerCase(Locale.ROOT).split(" "))
        .map(word -> word.replaceAll("[^\\p{L}\\p{N}_-]", ""))
        .collect(Collectors.joining("-"));
  }
}
