package dev.earshot.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class OperatingSystemTest {
  @Test
  void aDerivativeOfDebianIsDebian() {
    assertThat(OperatingSystem.of("Linux", "NAME=Mint\nID=linuxmint\nID_LIKE=\"ubuntu debian\"\n"))
        .isEqualTo(OperatingSystem.DEBIAN);
  }

  @Test
  void quotesAroundTheIdDoNotMatter() {
    assertThat(OperatingSystem.of("Linux", "ID=\"fedora\"")).isEqualTo(OperatingSystem.FEDORA);
  }

  @Test
  void anUnknownLinuxIsJustLinux() {
    assertThat(OperatingSystem.of("Linux", "ID=alpine\nHOME_URL=\"https://debian.example\"\n"))
        .isEqualTo(OperatingSystem.OTHER_LINUX);
  }

  @Test
  void othersAreKnownByTheirName() {
    assertThat(OperatingSystem.of("Windows 11", "")).isEqualTo(OperatingSystem.WINDOWS);
    assertThat(OperatingSystem.of("Mac OS X", "")).isEqualTo(OperatingSystem.MACOS);
  }
}
