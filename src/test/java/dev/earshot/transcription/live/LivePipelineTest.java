package dev.earshot.transcription.live;

import static org.assertj.core.api.Assertions.assertThat;

import dev.earshot.audio.PcmFormat;
import dev.earshot.models.LoadedModel;
import dev.earshot.models.ModelLease;
import dev.earshot.models.TestModels;
import dev.earshot.scheduling.Scheduler;
import dev.earshot.scheduling.SchedulerMeters;
import dev.earshot.scheduling.Work;
import dev.earshot.testing.Await;
import dev.earshot.transcription.live.LivePipeline.Progress;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class LivePipelineTest {
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final Scheduler scheduler =
      new Scheduler(
          1,
          Duration.ofMinutes(1),
          System::nanoTime,
          threads,
          new SchedulerMeters(new SimpleMeterRegistry()));
  private final LoadedModel model = TestModels.loaded(new FakeModel(1), 0, scheduler);
  private final List<Heard> answers = new ArrayList<>();
  private final LivePipeline pipeline =
      new LivePipeline(
          new LiveServices(
              TestModels.registry(model),
              scheduler,
              new NoiseIsSpeech(),
              new LiveLoad(100),
              new LiveMeters(new SimpleMeterRegistry()),
              new BacklogBytes(Long.MAX_VALUE),
              () -> 0),
          LiveOptions.of(new PcmFormat(16_000)),
          new Answers(),
          () -> {});

  @AfterEach
  void nothingIsLeft() {
    pipeline.close();
    assertThat(model.leases()).isZero();
    scheduler.close();
    threads.shutdown();
  }

  @Test
  void aStepThatFindsNothingLeavesTheNextOneAlone() {
    ModelLease others = model.tryLease(() -> {}).orElseThrow();
    Deque<Inbound> came = new ArrayDeque<>();
    List<Progress> next = new ArrayList<>();
    Progress first =
        pipeline.advance(
            Work.Kind.STEP,
            () -> {
              // why here: from the moment in which there is nothing another thread may go on
              came.add(new Inbound.Audio(noise(), 0, false));
              next.add(pipeline.advance(Work.Kind.STEP, came::poll));
              return null;
            });
    assertThat(next).containsExactly(Progress.NO_DECODER);
    assertThat(first).isEqualTo(Progress.IDLE);
    others.close();
    Await.until("the decoder is free", Duration.ofSeconds(20), () -> model.leases() == 0);
    while (goOn(came.poll())) {
      assertThat(answers).isEmpty();
    }
    assertThat(answers).hasSize(1);
  }

  private boolean goOn(@Nullable Inbound came) {
    return pipeline.advance(Work.Kind.STEP, () -> came) != Progress.IDLE;
  }

  private static byte[] noise() {
    byte[] bytes = new byte[16_000];
    new Random(1).nextBytes(bytes);
    return bytes;
  }

  private final class Answers implements LiveListener {
    @Override
    public void heard(Heard heard) {
      answers.add(heard);
    }

    @Override
    public void utteranceEnded(Heard heard) {}

    @Override
    public void finished(Heard heard) {}

    @Override
    public void failed(LiveFailure failure) {}
  }
}
