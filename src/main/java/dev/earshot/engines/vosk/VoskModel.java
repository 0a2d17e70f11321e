package dev.earshot.engines.vosk;

import com.sun.jna.Pointer;
import dev.earshot.audio.PcmFormat;
import dev.earshot.recognition.Capabilities;
import dev.earshot.recognition.Grammar;
import dev.earshot.recognition.ModelDescriptor;
import dev.earshot.recognition.RecognitionOptions;
import dev.earshot.recognition.Recognizer;
import dev.earshot.recognition.SpeechModel;
import dev.earshot.recognition.UnsupportedOptionException;
import dev.earshot.transcript.Warning;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Weights and graph, loaded once and shared by all recognizers. Thread-safe. */
final class VoskModel implements SpeechModel {
  static final int MAX_ALTERNATIVES = 10;

  private final ModelDescriptor descriptor;
  private final PcmFormat format;
  private final Capabilities capabilities;
  private final SharedHandle model;
  private final @Nullable SharedHandle speakerModel;

  /**
   * @param runtimeGraph whether grammars are possible
   * @param speakerModel belongs to this model from now on
   */
  VoskModel(
      ModelDescriptor descriptor,
      PcmFormat format,
      boolean runtimeGraph,
      SharedHandle model,
      @Nullable SharedHandle speakerModel) {
    this.descriptor = descriptor;
    this.format = format;
    this.capabilities = capabilities(runtimeGraph, speakerModel != null);
    this.model = model;
    this.speakerModel = speakerModel;
  }

  static Capabilities capabilities(boolean grammar, boolean speakers) {
    return new Capabilities(true, true, true, false, false, grammar, MAX_ALTERNATIVES, speakers);
  }

  @Override
  public ModelDescriptor descriptor() {
    return descriptor;
  }

  @Override
  public Capabilities capabilities() {
    return capabilities;
  }

  @Override
  public PcmFormat inputFormat() {
    return format;
  }

  @Override
  public Recognizer newRecognizer(RecognitionOptions options) {
    if (!options.hotWords().isEmpty()) {
      throw new UnsupportedOptionException(descriptor.id(), "hot words");
    }
    if (options.grammar().isPresent() && !capabilities.grammar()) {
      throw new UnsupportedOptionException(descriptor.id(), "grammar");
    }
    if (options.maxAlternatives() > MAX_ALTERNATIVES) {
      throw new UnsupportedOptionException(descriptor.id(), "alternatives");
    }
    return model.use(handle -> open(handle, options));
  }

  private Recognizer open(Pointer handle, RecognitionOptions options) {
    String grammar = null;
    List<Warning> warnings = List.of();
    if (options.grammar().isPresent()) {
      Phrases phrases = phrases(handle, options.grammar().get());
      grammar = phrases.json();
      warnings = phrases.warnings();
    }
    NativeStream stream = NativeStream.open(handle, format.sampleRateHz(), grammar, options);
    try {
      if (speakerModel != null) {
        speakerModel.use(
            speaker -> {
              stream.listenFor(speaker);
              return true;
            });
      }
      return new VoskRecognizer(stream, format, warnings);
    } catch (RuntimeException | Error failure) {
      stream.free();
      throw failure;
    }
  }

  private Phrases phrases(Pointer handle, Grammar grammar) {
    Phrases phrases = new Phrases(grammar, word -> VoskApi.vosk_model_find_word(handle, word) > 0);
    if (phrases.isEmpty()) {
      throw new UnsupportedOptionException(
          descriptor.id(), "grammar", "it knows none of its words");
    }
    return phrases;
  }

  @Override
  public void close() {
    model.close();
    if (speakerModel != null) {
      speakerModel.close();
    }
  }
}
