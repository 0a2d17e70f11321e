package dev.earshot.models;

import dev.earshot.recognition.ModelDescriptor;

/** Whether the default model can serve. Immutable. */
public sealed interface Readiness {
  /** It can. */
  record Ready(ModelDescriptor model) implements Readiness {}

  /**
   * It cannot, for now or until an operator acts.
   *
   * @param reason one sentence for people
   */
  record NotReady(String reason) implements Readiness {}
}
