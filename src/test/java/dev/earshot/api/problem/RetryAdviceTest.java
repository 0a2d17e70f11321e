package dev.earshot.api.problem;

import static org.assertj.core.api.Assertions.assertThat;

import dev.earshot.models.ModelUnavailableException;
import dev.earshot.transcription.ServerBusyException;
import java.time.Duration;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RetryAdviceTest {
  @Test
  void failuresThatPassAreWorthComingBack() {
    assertThat(RetryAdvice.of(new ServerBusyException("busy", Duration.ofSeconds(7))))
        .contains(Duration.ofSeconds(7));
    assertThat(RetryAdvice.of(new ModelUnavailableException("loading"))).isPresent();
    assertThat(RetryAdvice.of(new CancellationException())).isPresent();
    assertThat(RetryAdvice.of(new IllegalStateException())).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"PT0S, 0", "PT0.001S, 1", "PT1S, 1", "PT1.5S, 2"})
  void nobodyIsToldToComeBackTooEarly(Duration advice, long seconds) {
    assertThat(RetryAdvice.seconds(advice)).isEqualTo(seconds);
  }
}
