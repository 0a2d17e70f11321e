package dev.earshot.api.stream;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.earshot.testing.FuzzTarget;
import dev.earshot.transcription.live.LiveOptions;
import java.nio.charset.StandardCharsets;

/** Any text: wishes that a session can be opened with, or a refusal. Input: the text. */
@FuzzTarget
class ClientMessageFuzzTest {
  private static final int MAX_MESSAGE = 300;
  private static final WishReader READER = new WishReader(new FakeModels(), 200);

  @FuzzTest
  void anyText(byte[] input) {
    try {
      ClientMessage message = ClientMessage.parse(new String(input, StandardCharsets.UTF_8));
      LiveOptions live =
          message.type() == ClientMessage.Type.START
              ? READER.start(message.fields()).live()
              : READER.configure(message.fields(), StreamWishes.NONE).live();
      assertThat(live.recognition().maxAlternatives()).isBetween(1, 100);
      assertThat(live.recognition().hotWords()).hasSizeLessThanOrEqualTo(200);
    } catch (BadMessageException refused) {
      assertThat(refused.getMessage()).isNotBlank().hasSizeLessThan(MAX_MESSAGE);
    }
  }
}
