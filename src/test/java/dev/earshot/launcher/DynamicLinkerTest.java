package dev.earshot.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class DynamicLinkerTest {
  private static final Path KEPT = Path.of("/data/kept");
  private static final String LDD =
      """
      \tlinux-vdso.so.1 (0x00007f48280a5000)
      \tlibm.so.6 => /lib/x86_64-linux-gnu/libm.so.6 (0x00007f4827f67000)
      \tlibsphinxbase.so.3 => /data/kept/libsphinxbase.so.3 (0x00007f4827f22000)
      \tlibc.so.6 => /lib/x86_64-linux-gnu/libc.so.6 (0x00007f4827d40000)
      \t/lib64/ld-linux-x86-64.so.2 (0x00007f48280a7000)
      \tlibblas.so.3 => /sys-lib/libblas.so.3 (0x00007f4827cd2000)
      \tliblapack.so.3 => not found
      """;

  @Test
  void missesWhatIsNowhere() {
    DynamicLinker linker = new DynamicLinker(new SystemLibraries(List.of(Path.of("/sys-lib"))));

    assertThat(linker.missing(LDD, KEPT)).containsExactly("liblapack.so.3");
  }

  @Test
  void missesWhatOnlyAFolderHasThatDoesNotCountAsTheSystems() {
    DynamicLinker linker = new DynamicLinker(new SystemLibraries(List.of()));

    assertThat(linker.missing(LDD, KEPT)).containsExactly("libblas.so.3", "liblapack.so.3");
  }

  @Test
  void missesNothingWhereThereIsNoLinkerToAsk() {
    DynamicLinker linker = new DynamicLinker(new SystemLibraries(List.of()));

    assertThat(linker.missing("ldd: not found", KEPT)).isEmpty();
  }
}
