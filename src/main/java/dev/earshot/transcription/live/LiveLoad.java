package dev.earshot.transcription.live;

import dev.earshot.models.LoadedModel;
import dev.earshot.transcription.ServerBusyException;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * What the live streams cost together, and whether one more can be borne. Thread-safe. A stream
 * costs its model's real-time factor times the share of its time in which somebody speaks.
 */
final class LiveLoad {
  /** The part of the cores that live streams may take. */
  private static final double MOST = 0.85;

  private static final Duration ADVICE = Duration.ofSeconds(10);

  private final int cores;
  private final Map<Object, Stream> streams = new ConcurrentHashMap<>();

  private record Stream(LoadedModel model, ActivityShare share) {}

  LiveLoad(int cores) {
    this.cores = cores;
  }

  /**
   * Refuses when one more stream of the model could not be borne. The only one always is.
   *
   * @throws ServerBusyException with the reason
   */
  void check(LoadedModel model, long nowNanos) {
    double load = value(nowNanos);
    double most = MOST * cores;
    // why not the only one: a model that was measured at a bad moment could never show better
    if (!streams.isEmpty() && load + model.realTimeFactor() > most) {
      throw new ServerBusyException(
          String.format(
              Locale.ROOT,
              "all cores are busy: live streams need %.2f, one more %.2f, and %.2f is the limit",
              load,
              model.realTimeFactor(),
              most),
          ADVICE);
    }
    if (count(model) >= model.maxLiveStreams()) {
      throw new ServerBusyException(
          "all %d decoders for live streams are in use (EARSHOT_DECODERS)"
              .formatted(model.maxLiveStreams()),
          ADVICE);
    }
  }

  /**
   * Counts a stream from now on.
   *
   * @throws ServerBusyException when it could not be borne; it is not counted then
   */
  // why synchronized: of two that come at the same moment one may be too many
  synchronized void enter(Object stream, LoadedModel model, ActivityShare share, long nowNanos) {
    check(model, nowNanos);
    streams.put(stream, new Stream(model, share));
  }

  /** Counts a stream again that was borne before and has rested. */
  void resume(Object stream, LoadedModel model, ActivityShare share) {
    streams.put(stream, new Stream(model, share));
  }

  void leave(Object stream) {
    streams.remove(stream);
  }

  /** Cores that the streams need. */
  double value(long nowNanos) {
    return streams.values().stream()
        .mapToDouble(s -> s.model().realTimeFactor() * s.share().at(nowNanos))
        .sum();
  }

  int count() {
    return streams.size();
  }

  private long count(LoadedModel model) {
    return streams.values().stream().filter(s -> s.model() == model).count();
  }
}
