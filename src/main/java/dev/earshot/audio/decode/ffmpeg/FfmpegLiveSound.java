package dev.earshot.audio.decode.ffmpeg;

import com.google.errorprone.annotations.concurrent.GuardedBy;
import dev.earshot.audio.AudioException;
import dev.earshot.audio.DamagedAudioException;
import dev.earshot.audio.decode.LiveDecoding;
import dev.earshot.audio.decode.ffmpeg.Arrived.Item;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * One sound on its way through ffmpeg. While something waits to be written one thread writes it;
 * while the process runs another one reads. Steps are run by the reader, or by the writer when
 * there is no reader, never by both.
 */
final class FfmpegLiveSound implements LiveDecoding {
  private static final Logger LOG = Logger.getLogger(FfmpegLiveSound.class.getName());

  private static final Set<MediaContainer> ACCEPTED =
      EnumSet.of(MediaContainer.MATROSKA, MediaContainer.MP4, MediaContainer.OGG);
  private static final String ACCEPTED_NAMES = "WebM, MP4 or Ogg";

  /** Enough to know each of them. */
  private static final int SIGNATURE_BYTES = 12;

  private static final Duration POLL = Duration.ofMillis(5);

  /** Nobody can see whether ffmpeg has taken all that was written; its silence has to do. */
  private static final int QUIET_POLLS = 20;

  private final FfmpegLauncher launcher;
  private final Executor executor;
  private final Output output;
  private final Runnable giveBack;
  private final AtomicBoolean givenBack = new AtomicBoolean();
  private final Object lock = new Object();

  /** What waits for the writer. */
  @GuardedBy("lock")
  private final Arrived arrived = new Arrived();

  /** Somebody writes, or a step is being run. */
  @GuardedBy("lock")
  private boolean busy;

  /** The step that the reader is to run. */
  @GuardedBy("lock")
  private @Nullable Runnable step;

  /** How often in a row the reader found nothing since there is a step. */
  @GuardedBy("lock")
  private int quietPolls;

  /** Somebody reads. */
  @GuardedBy("lock")
  private boolean reading;

  @GuardedBy("lock")
  private boolean closed;

  @GuardedBy("lock")
  private @Nullable FfmpegPipe pipe;

  /** Nothing can be decoded any more. */
  private volatile boolean over;

  /** The writer has said that nothing more comes. */
  @GuardedBy("lock")
  private boolean inputEnded;

  /** The beginning, until the container is known. Confined to the writer. */
  private final ByteArrayOutputStream beginning = new ByteArrayOutputStream();

  private volatile @Nullable MediaContainer container;

  /**
   * @param giveBack called once, when the process has gone or will never be
   */
  FfmpegLiveSound(FfmpegLauncher launcher, Executor executor, Output output, Runnable giveBack) {
    this.launcher = launcher;
    this.executor = executor;
    this.output = output;
    this.giveBack = giveBack;
  }

  @Override
  public boolean accept(byte[] piece) {
    return over || add(new Item.Piece(piece));
  }

  @Override
  public boolean then(Runnable next) {
    return add(new Item.Step(next));
  }

  @Override
  public void end() {
    boolean unused = add(new Item.End());
  }

  @Override
  public void close() {
    FfmpegPipe mine;
    boolean nobody;
    synchronized (lock) {
      closed = true;
      over = true;
      arrived.clear();
      step = null;
      mine = pipe;
      nobody = mine == null && !busy;
    }
    if (mine != null) {
      mine.kill();
    } else if (nobody) {
      leave();
    }
  }

  /** False when too much waits. */
  private boolean add(Item item) {
    boolean begin;
    synchronized (lock) {
      if (closed) {
        return true;
      }
      if (!arrived.offer(item)) {
        return false;
      }
      begin = !busy;
      busy = true;
    }
    if (begin) {
      submit(this::write);
    }
    return true;
  }

  private void submit(Runnable task) {
    try {
      executor.execute(task);
    } catch (RejectedExecutionException e) {
      // why: the server is stopping
      LOG.log(Level.FINE, "event=live-decoding-refused", e);
      close();
      leave();
    }
  }

  /** Writes all that waits, up to the next step. */
  private void write() {
    Item item = next();
    while (item != null && !(item instanceof Item.Step)) {
      if (item instanceof Item.Piece piece) {
        write(piece.bytes());
      } else {
        endInput();
      }
      item = next();
    }
    if (item instanceof Item.Step due) {
      boolean mine;
      synchronized (lock) {
        mine = !reading;
        step = mine ? null : due.run();
        quietPolls = 0;
      }
      if (mine) {
        run(due.run());
      }
    }
  }

  /** The next item; without one nobody is busy any more. */
  private @Nullable Item next() {
    boolean gone;
    synchronized (lock) {
      Item item = arrived.poll();
      if (item != null) {
        return item;
      }
      busy = false;
      gone = closed && pipe == null;
    }
    if (gone) {
      leave();
    }
    return null;
  }

  /** Runs a step, and has the writing go on. */
  private void run(Runnable due) {
    try {
      due.run();
    } finally {
      submit(this::write);
    }
  }

  private void write(byte[] bytes) {
    if (over) {
      return;
    }
    try {
      FfmpegPipe mine = current();
      if (mine != null) {
        mine.write(bytes);
        return;
      }
      beginning.writeBytes(bytes);
      if (beginning.size() >= SIGNATURE_BYTES) {
        begin();
      }
    } catch (IOException e) {
      // why nothing more: the reader sees the same end and knows why
      LOG.log(Level.FINE, "event=live-decoding-not-written", e);
    }
  }

  private void begin() throws IOException {
    byte[] header = beginning.toByteArray();
    MediaContainer found = MediaContainer.of(header).filter(ACCEPTED::contains).orElse(null);
    if (found == null) {
      fail(unknown());
      return;
    }
    container = found;
    FfmpegPipe started;
    try {
      started = launcher.start(found);
    } catch (IOException e) {
      LOG.log(Level.WARNING, "event=ffmpeg-not-started", e);
      fail(new DamagedAudioException("the server could not begin to decode " + found.label()));
      return;
    }
    boolean late;
    synchronized (lock) {
      pipe = started;
      reading = true;
      late = closed;
    }
    if (late) {
      started.kill();
    }
    submit(() -> read(started));
    started.write(header);
  }

  private void endInput() {
    FfmpegPipe mine;
    boolean mineToTell;
    synchronized (lock) {
      inputEnded = true;
      mine = pipe;
      mineToTell = !reading && !closed;
    }
    try {
      if (mine != null) {
        mine.endInput();
      }
    } catch (IOException e) {
      LOG.log(Level.FINE, "event=live-decoding-not-ended", e);
    }
    if (mineToTell) {
      if (!over && beginning.size() > 0) {
        fail(unknown());
      }
      output.ended();
      leave();
    }
  }

  private @Nullable FfmpegPipe current() {
    synchronized (lock) {
      return pipe;
    }
  }

  private void read(FfmpegPipe mine) {
    long decodedBytes = 0;
    try {
      for (byte[] pcm = mine.read(POLL); pcm != null; pcm = mine.read(POLL)) {
        if (pcm.length > 0 && !isClosed()) {
          decodedBytes += pcm.length;
          output.decoded(pcm);
        }
        Runnable due = dueStep(pcm.length == 0);
        if (due != null) {
          run(due);
        }
      }
    } catch (InterruptedException e) {
      // why: the server is stopping
      Thread.currentThread().interrupt();
    } catch (IOException | RuntimeException e) {
      LOG.log(isClosed() ? Level.FINE : Level.WARNING, "event=live-decoding-broken", e);
    } finally {
      mine.kill();
    }
    try {
      conclude(mine, decodedBytes);
    } finally {
      leave();
    }
  }

  private @Nullable Runnable dueStep(boolean silent) {
    synchronized (lock) {
      quietPolls = silent ? quietPolls + 1 : 0;
      Runnable due = quietPolls >= QUIET_POLLS ? step : null;
      step = due == null ? step : null;
      return due;
    }
  }

  private void conclude(FfmpegPipe mine, long decodedBytes) {
    try {
      mine.awaitEnd();
    } catch (IOException e) {
      LOG.log(Level.FINE, "event=live-decoding-not-closed", e);
    }
    boolean broken;
    synchronized (lock) {
      broken = !closed && !(inputEnded && decodedBytes > 0);
    }
    over = true;
    if (broken) {
      output.failed(failure(mine.log(), decodedBytes));
    }
    boolean tell;
    while (true) {
      Runnable due;
      synchronized (lock) {
        due = step;
        step = null;
        reading = due != null;
        tell = due == null && inputEnded && !closed;
      }
      if (due == null) {
        break;
      }
      run(due);
    }
    if (tell) {
      output.ended();
    }
  }

  private AudioException failure(FfmpegLog log, long decodedBytes) {
    MediaContainer known = container;
    String label = known == null ? "audio" : known.label();
    return decodedBytes == 0
        ? FfmpegDecoder.failure(log, label)
        : new DamagedAudioException(label + ": it is damaged, what follows cannot be read");
  }

  private static AudioException unknown() {
    return new DamagedAudioException("audio that does not begin as " + ACCEPTED_NAMES + " does");
  }

  private void fail(AudioException why) {
    over = true;
    if (!isClosed()) {
      output.failed(why);
    }
  }

  private boolean isClosed() {
    synchronized (lock) {
      return closed;
    }
  }

  private void leave() {
    if (!givenBack.getAndSet(true)) {
      giveBack.run();
    }
  }
}
