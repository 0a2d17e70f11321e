package dev.earshot.engines.pocketsphinx;

import dev.earshot.audio.PcmFormat;
import dev.earshot.recognition.Capabilities;
import dev.earshot.recognition.ModelDescriptor;
import dev.earshot.recognition.RecognitionOptions;
import dev.earshot.recognition.Recognizer;
import dev.earshot.recognition.SpeechModel;
import dev.earshot.recognition.UnsupportedOptionException;

/**
 * A loaded model: a pool of decoders, each with its own copy of the weights, because the library's
 * language models do not bear two threads. Thread-safe.
 */
final class PocketSphinxModel implements SpeechModel {
  static final int MAX_ALTERNATIVES = 10;

  static final Capabilities CAPABILITIES =
      new Capabilities(true, true, true, true, true, false, MAX_ALTERNATIVES, false);

  private final ModelDescriptor descriptor;
  private final AcousticSettings settings;
  private final DecoderPool pool;
  private final Vocabulary vocabulary;

  PocketSphinxModel(ModelDescriptor descriptor, AcousticSettings settings, DecoderPool pool) {
    this.descriptor = descriptor;
    this.settings = settings;
    this.pool = pool;
    Decoder first = pool.acquire();
    this.vocabulary = first.languageModel().vocabulary();
    pool.release(first);
  }

  @Override
  public ModelDescriptor descriptor() {
    return descriptor;
  }

  @Override
  public Capabilities capabilities() {
    return CAPABILITIES;
  }

  @Override
  public PcmFormat inputFormat() {
    return new PcmFormat(settings.sampleRateHz());
  }

  /**
   * {@inheritDoc}
   *
   * @throws dev.earshot.recognition.RecognizerLimitException when every decoder is in use
   */
  @Override
  public Recognizer newRecognizer(RecognitionOptions options) {
    if (options.grammar().isPresent()) {
      throw new UnsupportedOptionException(descriptor.id(), "grammar");
    }
    if (options.maxAlternatives() > MAX_ALTERNATIVES) {
      throw new UnsupportedOptionException(descriptor.id(), "alternatives");
    }
    Decoder decoder = pool.acquire();
    try {
      HotWordReader hotWords = new HotWordReader(options.hotWords(), decoder.languageModel());
      decoder.languageModel().apply(hotWords.bias(), vocabulary);
      return new PocketSphinxRecognizer(
          new Loan(pool, decoder, vocabulary), settings, options, hotWords.warnings());
    } catch (RuntimeException | Error failure) {
      pool.discard(decoder);
      throw failure;
    }
  }

  @Override
  public int maxRecognizers() {
    return pool.limit();
  }

  @Override
  public void releaseIdle() {
    pool.trim(1);
  }

  @Override
  public void close() {
    pool.close();
  }
}
