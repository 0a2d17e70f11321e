package dev.earshot.engines.pocketsphinx;

import com.sun.jna.Library;
import com.sun.jna.Pointer;
import com.sun.jna.ptr.IntByReference;
import org.jspecify.annotations.Nullable;

/**
 * The C functions we call, by their own names; those of 5prealpha and of 5.x side by side, each
 * looked up when it is first called. As thread-safe as the handles given to it.
 */
@SuppressWarnings("checkstyle:MethodName") // why: JNA finds a function by the method's name
interface SphinxApi extends Library {
  Pointer ps_args();

  // --- configuration: 5prealpha
  @Nullable Pointer cmd_ln_parse_r(
      @Nullable Pointer previous, Pointer definitions, int count, Pointer values, int strict);

  int cmd_ln_free_r(Pointer config);

  // --- configuration: 5.x
  @Nullable Pointer ps_config_init(@Nullable Pointer definitions);

  @Nullable Pointer ps_config_set_str(Pointer config, String name, String value);

  int ps_config_free(Pointer config);

  // --- log
  void err_set_callback(@Nullable Pointer callback, @Nullable Pointer userData);

  void err_set_logfp(@Nullable Pointer file);

  // --- decoder
  @Nullable Pointer ps_init(Pointer config);

  int ps_free(Pointer decoder);

  Pointer ps_get_config(Pointer decoder);

  Pointer ps_get_logmath(Pointer decoder);

  int ps_start_utt(Pointer decoder);

  int ps_process_cep(Pointer decoder, Pointer rows, int frames, int noSearch, int fullUtterance);

  int ps_end_utt(Pointer decoder);

  @Nullable String ps_lookup_word(Pointer decoder, String word);

  @Nullable Pointer ps_seg_iter(Pointer decoder);

  @Nullable Pointer ps_seg_next(Pointer segment);

  @Nullable String ps_seg_word(Pointer segment);

  void ps_seg_frames(Pointer segment, IntByReference start, IntByReference end);

  int ps_seg_prob(
      Pointer segment,
      @Nullable IntByReference acoustic,
      @Nullable IntByReference language,
      @Nullable IntByReference backoff);

  @Nullable Pointer ps_get_hyp(Pointer decoder, IntByReference score);

  @Nullable Pointer ps_nbest(Pointer decoder);

  @Nullable Pointer ps_nbest_next(Pointer nbest);

  @Nullable Pointer ps_nbest_hyp(Pointer nbest, IntByReference score);

  @Nullable Pointer ps_nbest_seg(Pointer nbest);

  void ps_nbest_free(Pointer nbest);

  double logmath_exp(Pointer logmath, int value);

  // --- front end
  @Nullable Pointer fe_init_auto_r(Pointer config);

  int fe_free(Pointer frontEnd);

  void fe_start_stream(Pointer frontEnd);

  int fe_start_utt(Pointer frontEnd);

  int fe_get_output_size(Pointer frontEnd);

  void fe_get_input_size(Pointer frontEnd, IntByReference shift, IntByReference size);

  /** As in 5prealpha. */
  int fe_process_frames(
      Pointer frontEnd,
      Pointer samples,
      Pointer count,
      Pointer rows,
      Pointer frames,
      Pointer index);

  /** As in 5.x. */
  int fe_process_frames(
      Pointer frontEnd, Pointer samples, Pointer count, Pointer rows, Pointer frames);

  int fe_end_utt(Pointer frontEnd, Pointer row, Pointer frames);

  // --- language model
  @Nullable Pointer ps_get_lm(Pointer decoder, String search);

  @Nullable Pointer ngram_model_read(Pointer config, String file, int type, Pointer logmath);

  int ngram_model_free(Pointer model);

  int ngram_wid(Pointer model, String word);

  @Nullable Pointer ngram_word(Pointer model, int wid);

  @Nullable Pointer ngram_model_set_add(
      Pointer set, Pointer model, String name, float weight, int reuseWordMap);

  @Nullable Pointer ngram_model_set_remove(Pointer set, String name, int reuseWordMap);

  @Nullable Pointer ngram_model_set_interp(Pointer set, Pointer names, Pointer weights);

  @Nullable Pointer ngram_model_set_select(Pointer set, String name);

  String ngram_model_set_current(Pointer set);

  int ngram_ng_prob(
      Pointer model, int wid, @Nullable Pointer history, int length, IntByReference used);

  int ngram_unknown_wid(Pointer model);

  int ngram_model_set_current_wid(Pointer set, int wid);

  void ngram_model_set_map_words(Pointer set, Pointer words, int count);
}
