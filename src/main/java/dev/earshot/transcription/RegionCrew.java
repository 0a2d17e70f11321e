package dev.earshot.transcription;

import dev.earshot.audio.vad.Region;
import dev.earshot.models.LoadedModel;
import dev.earshot.models.ModelLease;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/**
 * Has the regions of one recording decoded, by the thread it belongs to and, where decoders are
 * free and no other file waits for one, by further hands on other threads. What comes out does not
 * depend on who did what. Confined to its thread; closing it ends their work.
 */
final class RegionCrew implements AutoCloseable {
  private final RegionDecoding decoding;
  private final List<Region> regions;
  private final LoadedModel model;
  private final ExecutorService executor;
  private final List<CompletableFuture<RegionDecoding.Heard>> results = new ArrayList<>();
  private final List<Hand> hands = new ArrayList<>();

  RegionCrew(
      RegionDecoding decoding, List<Region> regions, LoadedModel model, ExecutorService executor) {
    this.decoding = decoding;
    this.regions = regions;
    this.model = model;
    this.executor = executor;
  }

  /**
   * Decodes all regions.
   *
   * @param lease for the regions that this thread decodes itself
   * @return what was heard in each region, in order
   */
  List<RegionDecoding.Heard> decode(ModelLease lease) throws IOException, InterruptedException {
    while (results.size() < regions.size()) {
      Region mine = regions.get(results.size());
      CompletableFuture<RegionDecoding.Heard> result = new CompletableFuture<>();
      results.add(result);
      recruit();
      result.complete(decoding.decode(mine, lease));
    }
    // why: a hand that has found no thread yet may have to wait for long
    for (Hand hand : hands) {
      hand.takeBack();
    }
    List<RegionDecoding.Heard> heard = new ArrayList<>();
    for (CompletableFuture<RegionDecoding.Heard> result : results) {
      heard.add(outcome(result));
    }
    return heard;
  }

  /** Ends what the hands do, and waits for that. */
  @Override
  public void close() {
    hands.forEach(Hand::cancel);
    hands.forEach(Hand::awaitEnd);
  }

  /** Gives regions to hands as long as there are decoders. */
  private void recruit() {
    hands.removeIf(Hand::hasEnded);
    while (results.size() < regions.size()) {
      Optional<ModelLease> lease = model.tryFileLease();
      if (lease.isEmpty()) {
        return;
      }
      Hand hand = new Hand(regions.get(results.size()), lease.get());
      if (!hand.start()) {
        return;
      }
      hands.add(hand);
      results.add(hand.result);
    }
  }

  private static RegionDecoding.Heard outcome(CompletableFuture<RegionDecoding.Heard> result)
      throws IOException, InterruptedException {
    try {
      return result.get();
    } catch (ExecutionException e) {
      if (e.getCause() instanceof IOException failure) {
        throw failure;
      }
      if (e.getCause() instanceof RuntimeException failure) {
        throw failure;
      }
      throw new CompletionException(e.getCause());
    }
  }

  /** One region on another thread. */
  private final class Hand {
    private final Region region;
    private final ModelLease lease;
    private final CompletableFuture<RegionDecoding.Heard> result = new CompletableFuture<>();
    private final CompletableFuture<Boolean> end = new CompletableFuture<>();
    private final AtomicBoolean begun = new AtomicBoolean();
    private @Nullable Future<?> task;

    Hand(Region region, ModelLease lease) {
      this.region = region;
      this.lease = lease;
    }

    boolean start() {
      try {
        task = executor.submit(this::run);
        return true;
      } catch (RejectedExecutionException e) {
        lease.close();
        return false;
      }
    }

    boolean hasEnded() {
      return end.isDone();
    }

    /** Does the work on the crew's own thread unless it has begun. */
    void takeBack() {
      run();
    }

    void cancel() {
      if (begun.compareAndSet(false, true)) {
        leave();
      } else if (task != null) {
        boolean unused = task.cancel(true);
      }
    }

    void awaitEnd() {
      Object unused = end.join();
    }

    private void run() {
      if (!begun.compareAndSet(false, true)) {
        return;
      }
      try {
        result.complete(decoding.decode(region, lease));
      } catch (IOException e) {
        result.completeExceptionally(new UncheckedIOException("the audio could not be read", e));
      } catch (RuntimeException | Error e) {
        result.completeExceptionally(e);
      } finally {
        leave();
      }
    }

    private void leave() {
      lease.close();
      end.complete(true);
    }
  }
}
