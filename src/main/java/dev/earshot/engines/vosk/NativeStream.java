package dev.earshot.engines.vosk;

import com.sun.jna.Pointer;
import dev.earshot.recognition.RecognitionException;
import dev.earshot.recognition.RecognitionOptions;
import org.jspecify.annotations.Nullable;

/** One native recognizer; owns its handle. One thread at a time. */
final class NativeStream {
  private static final short[] NOTHING = {};

  private final Pointer handle;

  private NativeStream(Pointer handle) {
    this.handle = handle;
  }

  /**
   * A stream without a speaker model.
   *
   * @param grammar phrases as JSON, none for the whole vocabulary
   */
  static NativeStream open(
      Pointer model, int rateHz, @Nullable String grammar, RecognitionOptions options) {
    Pointer handle =
        grammar == null
            ? VoskApi.vosk_recognizer_new(model, rateHz)
            : VoskApi.vosk_recognizer_new_grm(model, rateHz, grammar);
    if (handle == null) {
      throw new RecognitionException("libvosk refused to make a recognizer");
    }
    VoskApi.vosk_recognizer_set_words(handle, 1);
    VoskApi.vosk_recognizer_set_partial_words(handle, options.partialWords() ? 1 : 0);
    // why 0 for 1: the single best comes another way, and only that has confidences
    int most = options.maxAlternatives();
    VoskApi.vosk_recognizer_set_max_alternatives(handle, most == 1 ? 0 : most);
    return new NativeStream(handle);
  }

  /** Before any audio only. */
  void listenFor(Pointer speakerModel) {
    VoskApi.vosk_recognizer_set_spk_model(handle, speakerModel);
  }

  /**
   * Decodes samples, all of the array.
   *
   * @return whether an utterance has ended
   */
  boolean accept(short[] samples) {
    int answer = VoskApi.vosk_recognizer_accept_waveform_s(handle, samples, samples.length);
    if (answer < 0) {
      throw new RecognitionException("libvosk failed to decode");
    }
    return answer > 0;
  }

  String partial() {
    return VoskApi.vosk_recognizer_partial_result(handle);
  }

  /** Ends the utterance; up to a third of a second of audio waits for the next one. */
  String result() {
    return VoskApi.vosk_recognizer_result(handle);
  }

  /** Ends the utterance with everything that was accepted. */
  String rest() {
    // why: just after a result it would forget the audio that waits, unless some came since
    boolean ignored = accept(NOTHING);
    return VoskApi.vosk_recognizer_final_result(handle);
  }

  void free() {
    VoskApi.vosk_recognizer_free(handle);
  }
}
