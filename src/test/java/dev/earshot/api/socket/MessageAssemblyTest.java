package dev.earshot.api.socket;

import static org.assertj.core.api.Assertions.assertThat;

import dev.earshot.api.socket.MessageAssembly.Outcome;
import dev.earshot.config.ByteSize;
import jakarta.websocket.CloseReason.CloseCodes;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MessageAssemblyTest {
  private static final MessageLimit LIMIT =
      new MessageLimit(ByteSize.ofMebibytes(2), "EARSHOT_UPLOAD_MAX");

  @TempDir Path folder;

  /** Places with little heap. */
  private final class Places extends AssemblyPlaces {
    private final long most;
    private long taken;

    Places(long most) {
      this.most = most;
    }

    @Override
    boolean takeHeap(long bytes) {
      boolean fits = taken + bytes <= most;
      taken += fits ? bytes : 0;
      return fits;
    }

    @Override
    void giveHeapBack(long bytes) {
      taken -= bytes;
    }

    @Override
    Path folder() {
      return folder.resolve("uploads");
    }
  }

  private static ByteBuffer noise(int length) {
    byte[] bytes = new byte[length];
    new Random(length).nextBytes(bytes);
    return ByteBuffer.wrap(bytes);
  }

  private static byte[] content(Outcome outcome) throws IOException {
    try (Message message = ((Outcome.Whole) outcome).message();
        InputStream in = message.content().open()) {
      return in.readAllBytes();
    }
  }

  private long files() throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      return files.filter(Files::isRegularFile).count();
    }
  }

  @Test
  void smallMessagesStayInTheHeapAndGiveItBack() throws IOException {
    Places places = new Places(1 << 20);
    MessageAssembly assembly = new MessageAssembly(LIMIT, places);
    for (int i = 0; i < 3; i++) {
      assertThat(assembly.accept(noise(3_000), false)).isInstanceOf(Outcome.More.class);
      assertThat(content(assembly.accept(noise(2_000), true)))
          .hasSize(5_000)
          .endsWith(noise(2_000).array());
      assertThat(places.taken).isZero();
    }
    assertThat(files()).isZero();
  }

  @Test
  void largeOnesGoToAFileWhichIsDeletedAfterUse() throws IOException {
    Places places = new Places(1 << 20);
    MessageAssembly assembly = new MessageAssembly(LIMIT, places);
    assembly.accept(noise(200_000), false);
    assembly.accept(noise(200_000), false);
    assertThat(files()).isOne();
    assertThat(places.taken).isZero();
    assertThat(content(assembly.accept(ByteBuffer.allocate(0), true)))
        .hasSize(400_000)
        .startsWith(noise(200_000).array())
        .endsWith(noise(200_000).array());
    assertThat(files()).isZero();
    assertThat(places.filesTaken()).isZero();
  }

  @Test
  void whenTheHeapIsTakenSmallOnesGoToAFileToo() throws IOException {
    MessageAssembly assembly = new MessageAssembly(LIMIT, new Places(10));
    assertThat(content(assembly.accept(noise(1_000), true))).isEqualTo(noise(1_000).array());
  }

  @Test
  void whatIsTooLargeIsRefusedOnceAndForgotten() throws IOException {
    Places places = new Places(1 << 20);
    MessageAssembly assembly = new MessageAssembly(LIMIT, places);
    assembly.accept(noise(1 << 20), false);
    Outcome outcome = assembly.accept(noise((1 << 20) + 1), false);
    assertThat(outcome).isInstanceOf(Outcome.Refused.class);
    assertThat(((Outcome.Refused) outcome).code()).isEqualTo(CloseCodes.TOO_BIG);
    assertThat(((Outcome.Refused) outcome).reason()).contains("2 MiB", "EARSHOT_UPLOAD_MAX");
    assertThat(files()).isZero();
    assertThat(places.filesTaken()).isZero();
    assertThat(assembly.accept(noise(10), true)).isInstanceOf(Outcome.More.class);
    assertThat(places.taken).isZero();
  }

  @Test
  void closingForgetsWhatIsUnfinished() throws IOException {
    Places places = new Places(1 << 20);
    MessageAssembly small = new MessageAssembly(LIMIT, places);
    small.accept(noise(10), false);
    MessageAssembly large = new MessageAssembly(LIMIT, places);
    large.accept(noise(300_000), false);
    for (int i = 0; i < 2; i++) {
      small.close();
      large.close();
    }
    assertThat(files()).isZero();
    assertThat(places.taken).isZero();
    assertThat(places.filesTaken()).isZero();
  }

  @Test
  void soManyFilesAndNoMore() throws IOException {
    Places places = new Places(0);
    for (int i = 0; i < AssemblyPlaces.MAX_FILES; i++) {
      assertThat(new MessageAssembly(LIMIT, places).accept(noise(10), false))
          .isInstanceOf(Outcome.More.class);
    }
    Outcome outcome = new MessageAssembly(LIMIT, places).accept(noise(10), false);
    assertThat(((Outcome.Refused) outcome).code()).isEqualTo(CloseCodes.TRY_AGAIN_LATER);
    assertThat(places.filesTaken()).isEqualTo(AssemblyPlaces.MAX_FILES);
  }
}
