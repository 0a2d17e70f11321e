package dev.earshot.api.sepia;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.earshot.recognition.ModelId;
import dev.earshot.testing.FuzzTarget;
import java.nio.charset.StandardCharsets;

/** Any text: a message with options that can be used, or a reason that names the option. */
@FuzzTarget
class SepiaMessageFuzzTest {
  private static final int MOST_HOT_WORDS = 3;

  @FuzzTest
  void anyText(byte[] input) {
    SepiaMessage.parse(new String(input, StandardCharsets.UTF_8))
        .ifPresent(
            message -> {
              try {
                SepiaOptions options = SepiaOptions.parse(message.data(), MOST_HOT_WORDS);
                assertThat(options.hotWords()).hasSizeLessThanOrEqualTo(MOST_HOT_WORDS);
                assertThat(options.live(new ModelId("any")).recognition()).isNotNull();
              } catch (BadOptionException named) {
                assertThat(named).hasMessageMatching("(?s)[a-zA-Z]+( is|:| holds).*");
              }
            });
  }
}
