package dev.earshot.api.socket;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class FrameSplitterTest {
  private static final byte[] MASK = {1, 2, 3, 4};
  private final Random random = new Random(1);

  private record Frame(int first, byte[] payload) {}

  private static byte[] frame(int first, byte[] payload, int lengthForm) {
    ByteBuffer frame = ByteBuffer.allocate(payload.length + 14);
    frame.put((byte) first);
    if (lengthForm == 0) {
      frame.put((byte) (0x80 | payload.length));
    } else if (lengthForm == 2) {
      frame.put((byte) (0x80 | 126)).putShort((short) payload.length);
    } else {
      frame.put((byte) (0x80 | 127)).putLong(payload.length);
    }
    frame.put(MASK);
    for (int i = 0; i < payload.length; i++) {
      frame.put((byte) (payload[i] ^ MASK[i % 4]));
    }
    byte[] bytes = new byte[frame.position()];
    frame.flip().get(bytes);
    return bytes;
  }

  private byte[] noise(int length) {
    byte[] bytes = new byte[length];
    random.nextBytes(bytes);
    return bytes;
  }

  private static List<Frame> parse(byte[] stream) {
    List<Frame> frames = new ArrayList<>();
    ByteBuffer in = ByteBuffer.wrap(stream);
    while (in.hasRemaining()) {
      int first = in.get() & 0xff;
      long length = in.get() & 0x7f;
      if (length == 126) {
        length = in.getShort() & 0xffff;
      } else if (length == 127) {
        length = in.getLong();
      }
      byte[] mask = new byte[4];
      in.get(mask);
      byte[] payload = new byte[(int) length];
      in.get(payload);
      for (int i = 0; i < payload.length; i++) {
        payload[i] ^= mask[i % 4];
      }
      frames.add(new Frame(first, payload));
    }
    return frames;
  }

  /** Through the splitter in pieces of any size. */
  private byte[] split(byte[] stream, int most) {
    FrameSplitter splitter = new FrameSplitter(new Pulse(Clock.systemUTC()));
    ByteArrayOutputStream result = new ByteArrayOutputStream();
    int at = 0;
    ByteBuffer in = ByteBuffer.allocate(0);
    while (at < stream.length || in.hasRemaining() || splitter.hasOutput()) {
      if (!in.hasRemaining() && at < stream.length) {
        int count = Math.min(stream.length - at, 1 + random.nextInt(most));
        in = ByteBuffer.wrap(stream, at, count);
        at += count;
      }
      ByteBuffer out = ByteBuffer.allocate(1 + random.nextInt(most));
      splitter.transform(in, out);
      result.write(out.array(), 0, out.position());
    }
    return result.toByteArray();
  }

  @Test
  void smallFramesPassUnchangedHoweverTheyArrive() {
    ByteArrayOutputStream stream = new ByteArrayOutputStream();
    stream.writeBytes(frame(0x81, noise(0), 0));
    stream.writeBytes(frame(0x82, noise(125), 0));
    stream.writeBytes(frame(0x02, noise(126), 2));
    stream.writeBytes(frame(0x80, noise(7), 8));
    stream.writeBytes(frame(0x82, noise(32 * 1_024), 2));
    stream.writeBytes(frame(0x8a, noise(3), 0));
    for (int most : new int[] {1, 2, 7, 100_000}) {
      assertThat(split(stream.toByteArray(), most)).isEqualTo(stream.toByteArray());
    }
  }

  @Test
  void aLargeFrameBecomesFragmentsOfTheSameMessage() {
    for (int length : new int[] {32 * 1_024 + 1, 65_535, 65_536, 98_304, 300_001}) {
      byte[] payload = noise(length);
      byte[] stream = frame(0xc2, payload, length > 65_535 ? 8 : 2);
      List<Frame> frames = parse(split(stream, 10_000));
      assertThat(frames).hasSizeGreaterThan(1);
      assertThat(frames.get(0).first()).isEqualTo(0x42);
      assertThat(frames.subList(1, frames.size() - 1)).allMatch(f -> f.first() == 0);
      assertThat(frames.get(frames.size() - 1).first()).isEqualTo(0x80);
      ByteArrayOutputStream joined = new ByteArrayOutputStream();
      frames.forEach(f -> joined.writeBytes(f.payload()));
      assertThat(joined.toByteArray()).isEqualTo(payload);
    }
  }

  @Test
  void aLargeFragmentStaysInTheMiddleOfItsMessage() {
    List<Frame> frames = parse(split(frame(0x00, noise(70_000), 8), 5_000));
    assertThat(frames).extracting(Frame::first).containsOnly(0);
    List<Frame> last = parse(split(frame(0x80, noise(70_000), 8), 5_000));
    assertThat(last).extracting(Frame::first).containsExactly(0, 0, 0x80);
  }

  @Test
  void theGoodbyeOfTheClientIsSeen() {
    FrameSplitter splitter = new FrameSplitter(new Pulse(Clock.systemUTC()));
    splitter.transform(ByteBuffer.wrap(frame(0x82, noise(9), 0)), ByteBuffer.allocate(1_000));
    assertThat(splitter.closeSeen()).isFalse();
    splitter.transform(ByteBuffer.wrap(frame(0x88, noise(2), 0)), ByteBuffer.allocate(1_000));
    assertThat(splitter.closeSeen()).isTrue();
  }
}
