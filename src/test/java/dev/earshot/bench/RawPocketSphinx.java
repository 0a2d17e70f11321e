package dev.earshot.bench;

import com.sun.jna.Library;
import com.sun.jna.Native;
import com.sun.jna.Pointer;
import com.sun.jna.StringArray;
import java.nio.file.Path;

/** The library by itself, 5prealpha, each clip fed whole: what the engine is measured against. */
final class RawPocketSphinx implements Contender {
  /** The few functions needed, by their own names. */
  interface Api extends Library {
    Pointer ps_args();

    Pointer cmd_ln_parse_r(
        Pointer previous, Pointer definitions, int n, Pointer values, int strict);

    Pointer ps_init(Pointer config);

    int ps_free(Pointer decoder);

    int ps_start_stream(Pointer decoder);

    int ps_start_utt(Pointer decoder);

    int ps_process_raw(Pointer decoder, short[] samples, long count, int noSearch, int whole);

    int ps_end_utt(Pointer decoder);

    String ps_get_hyp(Pointer decoder, Pointer score);
  }

  private final Api api = Native.load("libpocketsphinx.so.3", Api.class);
  private final Pointer decoder;

  RawPocketSphinx(Path model) {
    String[] arguments = {
      "raw",
      "-hmm",
      model.resolve("en-us").toString(),
      "-lm",
      model.resolve("en-us.lm.bin").toString(),
      "-dict",
      model.resolve("cmudict-en-us.dict").toString(),
      "-logfn",
      "/dev/null"
    };
    StringArray values = new StringArray(arguments);
    decoder = api.ps_init(api.cmd_ln_parse_r(null, api.ps_args(), arguments.length, values, 1));
  }

  @Override
  public String transcribe(short[] samples) {
    api.ps_start_stream(decoder);
    api.ps_start_utt(decoder);
    api.ps_process_raw(decoder, samples, samples.length, 0, 1);
    api.ps_end_utt(decoder);
    String text = api.ps_get_hyp(decoder, null);
    return text == null ? "" : text;
  }

  @Override
  public void close() {
    api.ps_free(decoder);
  }
}
