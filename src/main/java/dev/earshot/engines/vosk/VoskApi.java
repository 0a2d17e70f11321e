package dev.earshot.engines.vosk;

import com.sun.jna.Pointer;
import org.jspecify.annotations.Nullable;

/**
 * The C functions that we call, by their own names; {@link VoskLibrary} binds them. As thread-safe
 * as the handles given to them.
 *
 * <p>Left out on purpose: {@code vosk_recognizer_set_grm}, which ends the process within an
 * utterance, and {@code vosk_recognizer_reset}, which loses audio.
 */
@SuppressWarnings("checkstyle:MethodName") // why: JNA finds a function by the method's name
final class VoskApi {
  private VoskApi() {}

  static native void vosk_set_log_level(int level);

  // --- models: counted references, so that a recognizer keeps what it needs
  static native @Nullable Pointer vosk_model_new(String path);

  static native void vosk_model_free(Pointer model);

  /** The word's number; 0 is no word, -1 means unknown. */
  static native int vosk_model_find_word(Pointer model, String word);

  static native @Nullable Pointer vosk_spk_model_new(String path);

  static native void vosk_spk_model_free(Pointer model);

  // --- recognizers
  static native @Nullable Pointer vosk_recognizer_new(Pointer model, float rateHz);

  static native @Nullable Pointer vosk_recognizer_new_grm(
      Pointer model, float rateHz, String grammar);

  static native void vosk_recognizer_set_spk_model(Pointer recognizer, Pointer speakerModel);

  static native void vosk_recognizer_set_max_alternatives(Pointer recognizer, int most);

  static native void vosk_recognizer_set_words(Pointer recognizer, int on);

  static native void vosk_recognizer_set_partial_words(Pointer recognizer, int on);

  /** 1 at the end of an utterance, 0 within, -1 after an exception. */
  static native int vosk_recognizer_accept_waveform_s(
      Pointer recognizer, short[] samples, int length);

  static native String vosk_recognizer_partial_result(Pointer recognizer);

  static native String vosk_recognizer_result(Pointer recognizer);

  static native String vosk_recognizer_final_result(Pointer recognizer);

  static native void vosk_recognizer_free(Pointer recognizer);
}
