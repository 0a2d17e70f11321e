package dev.earshot.architecture;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** The house keeps its rules, and every rule can be broken. */
class ArchitectureTest {
  private static final String BASE = "dev.earshot";
  private static final String VIOLATIONS = "dev.earshot.architecture.violations";

  @TestFactory
  Stream<DynamicTest> theHouseKeeps() {
    JavaClasses house =
        new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages(BASE);
    return new ArchitectureRules(BASE)
        .all().entrySet().stream()
            .map(
                rule -> DynamicTest.dynamicTest(rule.getKey(), () -> rule.getValue().check(house)));
  }

  @TestFactory
  Stream<DynamicTest> aWrongClassIsCaughtBy() {
    JavaClasses wrong = new ClassFileImporter().importPackages(VIOLATIONS);
    return new ArchitectureRules(VIOLATIONS)
        .all().entrySet().stream()
            .map(
                rule ->
                    DynamicTest.dynamicTest(rule.getKey(), () -> fails(rule.getValue(), wrong)));
  }

  private static void fails(ArchRule rule, JavaClasses wrong) {
    assertThatThrownBy(() -> rule.check(wrong))
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("was violated");
  }
}
