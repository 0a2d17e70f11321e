package dev.earshot.api.upload;

import static org.assertj.core.api.Assertions.assertThat;

import dev.earshot.api.upload.ConnectionTable.Ports;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConnectionTableTest {
  private static final String HEADER = "  sl  local_address rem_address   st tx_queue rx_queue\n";

  @TempDir Path folder;

  @Test
  void holdsTheConnectionsOfBothFamilies() throws IOException {
    Files.writeString(
        folder.resolve("tcp"),
        HEADER
            + "   0: 0100007F:1F90 00000000:0000 0A 00000000:00000000 00:00000000 00000000\n"
            + "   1: 0100007F:1F90 0100007F:C350 01 00000000:00000000 00:00000000 00000000\n"
            + "   2: 0100007F:1F90 0100007F:C351 08 00000000:00000000 00:00000000 00000000\n");
    Files.writeString(
        folder.resolve("tcp6"),
        HEADER
            + "   0: 0000000000000000FFFF00000100007F:1F90 0000000000000000FFFF00000100007F:D001"
            + " 01 00000000:00000000 00:00000000 00000000\n");
    ConnectionTable table = ConnectionTable.read(folder).orElseThrow();
    assertThat(table.alive())
        .containsExactlyInAnyOrder(new Ports(8080, 50_000), new Ports(8080, 53_249));
    assertThat(table.left()).containsExactly(new Ports(8080, 50_001));
  }

  @Test
  void onlyWhoClosedOrWasThereBeforeIsGone() {
    Ports alive = new Ports(8080, 1);
    Ports left = new Ports(8080, 2);
    Ports unknown = new Ports(8080, 3);
    Ports both = new Ports(8080, 4);
    ConnectionTable table = new ConnectionTable(Set.of(alive, both), Set.of(left, both));
    assertThat(table.isGone(alive, true)).isFalse();
    assertThat(table.isGone(both, true)).isFalse();
    assertThat(table.isGone(left, false)).isTrue();
    assertThat(table.isGone(unknown, true)).isTrue();
    assertThat(table.isGone(unknown, false)).as("ports that a proxy made up").isFalse();
  }

  @Test
  void isEmptyWhereThereIsNoSuchTable() throws IOException {
    assertThat(ConnectionTable.read(folder)).isEmpty();
  }
}
