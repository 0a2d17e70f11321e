package dev.earshot.api.stream;

/**
 * The way of a client's audio to its session, and of what must keep its place in it. Called by one
 * thread at a time; {@link #cancel} may come from any.
 */
interface AudioRoute {
  /** False when more waits than may wait. */
  boolean accept(byte[] audio);

  /** Runs a step after all audio before it; false when too many wait. */
  boolean then(Runnable step);

  /** Nothing more comes; runs a step after all audio. */
  void finish(Runnable step);

  /** Gives up what is under way. Harmless twice. */
  void cancel();
}
