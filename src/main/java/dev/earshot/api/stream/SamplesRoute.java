package dev.earshot.api.stream;

import dev.earshot.transcription.live.LiveSession;

/** Samples go to the session as they are. As thread-safe as the session. */
final class SamplesRoute implements AudioRoute {
  private final LiveSession session;

  SamplesRoute(LiveSession session) {
    this.session = session;
  }

  @Override
  public boolean accept(byte[] audio) {
    session.accept(audio);
    return true;
  }

  @Override
  public boolean then(Runnable step) {
    step.run();
    return true;
  }

  @Override
  public void finish(Runnable step) {
    step.run();
  }

  @Override
  public void cancel() {
    // the session has nothing on the way to it
  }
}
