package dev.earshot.transcript.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** A line of the files of cases: language, what is said, what is to be written. */
record SpokenCase(String language, String spoken, String written) {
  private static final Path CASES =
      Path.of("src", "test", "resources", "dev", "earshot", "transcript", "text");

  static Stream<SpokenCase> in(String file) {
    try {
      return Files.readAllLines(CASES.resolve(file)).stream().map(SpokenCase::parse);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static SpokenCase parse(String line) {
    String[] cells = line.split("\t", -1);
    assertThat(cells).as(line).hasSize(3);
    return new SpokenCase(cells[0], cells[1], cells[2]);
  }

  static List<String> words(String line) {
    return List.of(line.split(" "));
  }

  void holds() {
    assertThat(TextFormatter.of(language).orElseThrow().format(words(spoken)).text())
        .isEqualTo(written);
  }
}
