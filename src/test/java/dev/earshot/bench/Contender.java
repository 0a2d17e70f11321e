package dev.earshot.bench;

/** One way of turning a clip into text, compared with others. One thread at a time. */
interface Contender extends AutoCloseable {
  String transcribe(short[] samples);

  @Override
  void close();
}
