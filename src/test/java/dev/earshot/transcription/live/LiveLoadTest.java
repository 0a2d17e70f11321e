package dev.earshot.transcription.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.earshot.models.LoadedModel;
import dev.earshot.models.TestModels;
import dev.earshot.scheduling.Scheduler;
import dev.earshot.scheduling.SchedulerMeters;
import dev.earshot.transcription.ServerBusyException;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class LiveLoadTest {
  private static final int CORES = 2;
  private static final long MINUTE = Duration.ofMinutes(1).toNanos();

  private final Scheduler scheduler =
      new Scheduler(
          0,
          Duration.ofSeconds(1),
          System::nanoTime,
          Runnable::run,
          new SchedulerMeters(new SimpleMeterRegistry()));
  private final LiveLoad load = new LiveLoad(CORES);

  @Test
  void streamsAreBorneUpTo85PercentOfTheCores() {
    LoadedModel quarter = model(0.25, 100);
    for (int i = 0; i < 6; i++) {
      enter(i, quarter, 0);
    }
    assertThat(load.value(0)).isEqualTo(1.5, within(1e-9));
    assertThatThrownBy(() -> enter(6, quarter, 0))
        .isInstanceOf(ServerBusyException.class)
        .hasMessageContaining("1.50")
        .hasMessageContaining("1.70 is the limit");
    assertThat(load.count()).isEqualTo(6);
    enter(7, model(0.1, 100), 0);
    load.leave(7);
    load.leave(0);
    enter(6, quarter, 0);
  }

  @Test
  void whoIsSilentMakesRoom() {
    LoadedModel half = model(0.5, 100);
    enter(0, half, 0);
    enter(1, half, 0);
    enter(2, half, 0);
    assertThatThrownBy(() -> enter(3, half, 0)).isInstanceOf(ServerBusyException.class);
    assertThat(load.value(MINUTE)).isEqualTo(1.5 * Math.exp(-2), within(0.01));
    enter(3, half, MINUTE);
  }

  @Test
  void thereIsADecoderForEachStream() {
    LoadedModel two = model(0.01, 3);
    assertThat(two.maxLiveStreams()).isEqualTo(2);
    enter(0, two, 0);
    enter(1, two, 0);
    assertThatThrownBy(() -> enter(2, two, 0))
        .isInstanceOf(ServerBusyException.class)
        .hasMessageContaining("all 2 decoders")
        .hasMessageContaining("EARSHOT_DECODERS");
    enter(3, model(0.01, 3), 0);
  }

  @Test
  void whoWasBorneOnceComesBackWithoutAQuestion() {
    LoadedModel two = model(0.9, 3);
    enter(0, two, 0);
    load.leave(0);
    enter(1, two, 0);
    load.resume(0, two, new ActivityShare(0));
    load.resume(0, two, new ActivityShare(0));
    assertThat(load.count()).isEqualTo(2);
    assertThat(load.value(0)).isGreaterThan(1.7);
  }

  @Test
  void theOnlyStreamIsBorneHoweverSlowItsModelSeems() {
    LoadedModel slow = model(5, 100);
    load.check(slow, 0);
    enter(0, slow, 0);
    assertThatThrownBy(() -> enter(1, slow, 0)).isInstanceOf(ServerBusyException.class);
  }

  private void enter(Object stream, LoadedModel model, long now) {
    load.enter(stream, model, new ActivityShare(now), now);
  }

  private LoadedModel model(double realTimeFactor, int most) {
    return TestModels.loaded(new FakeModel(most), realTimeFactor, scheduler);
  }
}
