package dev.earshot.transcription.live;

import com.google.errorprone.annotations.concurrent.GuardedBy;
import org.jspecify.annotations.Nullable;

/**
 * What is due when a session has ended: once, by whichever step or thread comes first. Thread-safe;
 * calls neither listener nor pipeline under its lock.
 */
final class SessionEnd {
  private final LiveListener listener;
  private final LivePipeline pipeline;

  @GuardedBy("this")
  private boolean closeDue;

  /** Why the session has ended, as long as the listener does not know. */
  @GuardedBy("this")
  private @Nullable LiveFailure failureDue;

  SessionEnd(LiveListener listener, LivePipeline pipeline) {
    this.listener = listener;
    this.pipeline = pipeline;
  }

  /** The session has ended. */
  synchronized void comes(@Nullable LiveFailure why) {
    closeDue = true;
    failureDue = why;
  }

  /** Tells the listener why, where there is something to tell. */
  void tell() {
    LiveFailure why;
    synchronized (this) {
      why = failureDue;
      failureDue = null;
    }
    if (why != null) {
      listener.failed(why);
    }
  }

  /** Tells the listener, and frees what the session held. */
  void conclude() {
    boolean mine;
    synchronized (this) {
      mine = closeDue;
      closeDue = false;
    }
    try {
      tell();
    } finally {
      if (mine) {
        pipeline.close();
      }
    }
  }
}
