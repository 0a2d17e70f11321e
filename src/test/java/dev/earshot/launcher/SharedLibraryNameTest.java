package dev.earshot.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SharedLibraryNameTest {
  @ParameterizedTest
  @CsvSource({
    "libpocketsphinx.so.3, libpocketsphinx3",
    "libsphinxbase.so.3, libsphinxbase3",
    "libblas.so.3, libblas3",
    "liblapack.so.3, liblapack3",
    "libgfortran.so.5, libgfortran5",
    "libgcc_s.so.1, libgcc-s1",
    "libquadmath.so.0, libquadmath0",
    "libmp3.so.2, libmp3-2",
  })
  void debianNamesPackagesAfterTheLibrary(String library, String name) {
    assertThat(SharedLibraryName.parse(library))
        .map(SharedLibraryName::debianPackage)
        .hasValue(name);
  }

  @Test
  void aNameThatWouldBeAnOptionOfAptIsNone() {
    assertThat(SharedLibraryName.parse("--option.so.3")).isEmpty();
  }
}
