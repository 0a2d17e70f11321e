package dev.earshot.transcription.live;

import java.util.function.BooleanSupplier;

/** Passes on to a listener what happens before the session's end. As thread-safe as both are. */
final class UntilEnd implements LiveListener {
  private final LiveListener listener;
  private final BooleanSupplier ended;

  UntilEnd(LiveListener listener, BooleanSupplier ended) {
    this.listener = listener;
    this.ended = ended;
  }

  @Override
  public void configured(boolean inUtterance) {
    if (!ended.getAsBoolean()) {
      listener.configured(inUtterance);
    }
  }

  @Override
  public void heard(Heard heard) {
    if (!ended.getAsBoolean()) {
      listener.heard(heard);
    }
  }

  @Override
  public void utteranceEnded(Heard heard) {
    if (!ended.getAsBoolean()) {
      listener.utteranceEnded(heard);
    }
  }

  @Override
  public void finished(Heard heard) {
    if (!ended.getAsBoolean()) {
      listener.finished(heard);
    }
  }

  @Override
  public void failed(LiveFailure failure) {
    throw new IllegalStateException("a pipeline throws what fails");
  }
}
