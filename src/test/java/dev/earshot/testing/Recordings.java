package dev.earshot.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;

/** Recordings of real people, where they are at hand; else the test is skipped. */
public final class Recordings {
  private static final Path DATA =
      Path.of(
              System.getProperty(
                  "earshot.shared", System.getenv().getOrDefault("EARSHOT_SHARED", "../shared")))
          .resolve("data");

  private Recordings() {}

  /**
   * One recording.
   *
   * @param transcript what is said in it, empty when nobody wrote it down
   */
  public record Recording(String name, Path file, double seconds, String transcript) {}

  /** All whose set is one of these and whose length is known, as their table says. */
  public static List<Recording> ofSets(String... sets) {
    Path manifest = DATA.resolve("manifest.tsv");
    Assumptions.assumeTrue(
        Files.isReadable(manifest), "skipped: the real recordings are not at hand");
    try (Stream<String> lines = Files.lines(manifest)) {
      return lines
          .map(line -> line.split("\t", -1))
          .filter(row -> Set.of(sets).contains(row[10]) && !row[3].isEmpty())
          .map(
              row ->
                  new Recording(row[0], DATA.resolve(row[0]), Double.parseDouble(row[3]), row[11]))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
