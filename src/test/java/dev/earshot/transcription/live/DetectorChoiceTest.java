package dev.earshot.transcription.live;

import static org.assertj.core.api.Assertions.assertThat;

import dev.earshot.audio.PcmFormat;
import dev.earshot.audio.vad.VoiceActivityDetector;
import dev.earshot.audio.vad.VoiceActivityDetectorFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class DetectorChoiceTest {
  private final List<String> warnings = new ArrayList<>();
  private final Logger log = Logger.getLogger(DetectorChoice.class.getName());
  private final Handler handler =
      new Handler() {
        @Override
        public void publish(LogRecord record) {
          if (record.getLevel() == Level.WARNING) {
            warnings.add(record.getMessage());
          }
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
      };

  @BeforeEach
  void listen() {
    log.addHandler(handler);
  }

  @AfterEach
  void listenNoMore() {
    log.removeHandler(handler);
  }

  @Test
  void theWishIsFulfilled() {
    var silero = new Optionally("silero", Optional.empty());
    assertThat(DetectorChoice.of("silero", List.of(silero))).isSameAs(silero);
    assertThat(DetectorChoice.of("adaptive", List.of(silero)).name()).isEqualTo("adaptive");
    assertThat(DetectorChoice.of("off", List.of(silero)).name()).isEqualTo("off");
    assertThat(warnings).isEmpty();
  }

  @Test
  void whatCannotBeHadIsNamedOnceAndReplaced() {
    var broken = new Optionally("silero", Optional.of("the jar is missing"));
    assertThat(DetectorChoice.of("silero", List.of(broken)).name()).isEqualTo("adaptive");
    assertThat(warnings).singleElement().asString().contains("silero", "the jar is missing");
  }

  @Test
  void whatNobodyOffersIsReplacedToo() {
    assertThat(DetectorChoice.of("silero", List.of()).name()).isEqualTo("adaptive");
    assertThat(warnings).hasSize(1);
  }

  private record Optionally(String name, Optional<String> obstacle)
      implements VoiceActivityDetectorFactory {
    @Override
    public VoiceActivityDetector newDetector(PcmFormat format) {
      throw new UnsupportedOperationException();
    }
  }
}
