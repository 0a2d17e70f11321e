package dev.earshot.testing;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Fuzz tests are found by the build, are really fuzzed, and have kept inputs. */
class FuzzTargetsTest {
  private static final Path RESOURCES = Path.of("src", "test", "resources");
  private static final long LARGEST_INPUT = 20_000;

  static Stream<JavaClass> targets() {
    return new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.ONLY_INCLUDE_TESTS)
            .importPackages("dev.earshot")
            .stream()
            .filter(type -> !methods(type).isEmpty() || type.isAnnotatedWith(FuzzTarget.class));
  }

  private static List<JavaMethod> methods(JavaClass type) {
    return type.getMethods().stream().filter(m -> m.isAnnotatedWith(FuzzTest.class)).toList();
  }

  @ParameterizedTest
  @MethodSource("targets")
  void aTargetIsAClassOfItsOwn(JavaClass target) {
    assertThat(target.getSimpleName()).as("found by this name").endsWith("FuzzTest");
    assertThat(target.isAnnotatedWith(FuzzTarget.class)).as("has a time limit").isTrue();
    assertThat(methods(target)).as("a process fuzzes one method only").hasSize(1);
  }

  @ParameterizedTest
  @MethodSource("targets")
  void aTargetHasSmallKeptInputs(JavaClass target) throws IOException {
    Path inputs =
        RESOURCES
            .resolve(target.getPackageName().replace('.', '/'))
            .resolve(target.getSimpleName() + "Inputs")
            .resolve(methods(target).get(0).getName());
    assertThat(inputs).isDirectory();
    try (Stream<Path> files = Files.list(inputs)) {
      List<Path> kept = files.toList();
      assertThat(kept).hasSizeGreaterThan(5);
      for (Path input : kept) {
        assertThat(Files.size(input)).as(input.toString()).isLessThan(LARGEST_INPUT);
      }
    }
  }
}
