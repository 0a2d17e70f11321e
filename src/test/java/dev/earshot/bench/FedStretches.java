package dev.earshot.bench;

import dev.earshot.audio.PcmChunk;
import dev.earshot.recognition.UtteranceSink;
import java.util.BitSet;

/** Which samples of a stream were fed, and in how many utterances. One thread. */
final class FedStretches implements UtteranceSink {
  private final BitSet fed = new BitSet();
  private int at;
  private int utterances;

  BitSet fed() {
    return fed;
  }

  int utterances() {
    return utterances;
  }

  @Override
  public void begin(long offsetSamples) {
    at = (int) offsetSamples;
    utterances++;
  }

  @Override
  public void feed(PcmChunk audio) {
    fed.set(at, at + audio.length());
    at += audio.length();
  }

  @Override
  public void end(long offsetSamples) {}
}
