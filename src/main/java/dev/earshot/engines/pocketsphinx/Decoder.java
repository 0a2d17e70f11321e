package dev.earshot.engines.pocketsphinx;

import com.sun.jna.Memory;
import com.sun.jna.Native;
import com.sun.jna.Pointer;
import com.sun.jna.ptr.IntByReference;
import dev.earshot.recognition.RecognitionException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One native decoder with its own models and front end; owns their handles. One thread at a time.
 * Whatever it decoded before leaves no trace in what it decodes next.
 */
final class Decoder implements AutoCloseable {
  /** Frames per native call: one second. */
  private static final int ROWS = 100;

  /** How far the library looks around a frame for its rate of change. */
  private static final int NEIGHBOURS = 3;

  /** Paths looked at per alternative wanted: most differ in fillers and pronunciations only. */
  private static final int PATHS_PER_ALTERNATIVE = 20;

  private final SphinxLibrary library;
  private final SphinxApi api;
  private final Pointer handle;
  private final FrontEnd frontEnd;
  private final LanguageModel languageModel;
  private final Memory rows;
  private final Memory rowPointers;
  private final float[] calm;
  private @Nullable CepstralFrame last;
  private boolean speaking;
  private int framesDecoded;

  private Decoder(SphinxLibrary library, Pointer handle, FrontEnd frontEnd) {
    this.library = library;
    this.api = library.api();
    this.handle = handle;
    this.frontEnd = frontEnd;
    this.languageModel = new LanguageModel(library, handle);
    int coefficients = frontEnd.coefficients();
    this.rows = new Memory((long) ROWS * coefficients * Float.BYTES);
    this.rowPointers = new Memory((long) ROWS * Native.POINTER_SIZE);
    this.calm = new float[coefficients];
    for (int i = 0; i < ROWS; i++) {
      rowPointers.setPointer(
          (long) i * Native.POINTER_SIZE, rows.share((long) i * coefficients * Float.BYTES));
    }
  }

  /**
   * Loads the models: a third of a second, 60 to 90 MB.
   *
   * @return null when the library refuses the files
   */
  static @Nullable Decoder load(SphinxLibrary library, Map<String, String> settings) {
    Pointer config = library.newConfig(settings);
    if (config == null) {
      return null;
    }
    Pointer handle = library.api().ps_init(config);
    library.free(config);
    if (handle == null) {
      return null;
    }
    Pointer ears = library.api().fe_init_auto_r(library.api().ps_get_config(handle));
    if (ears == null) {
      int ignored = library.api().ps_free(handle);
      return null;
    }
    return new Decoder(library, handle, new FrontEnd(library, ears));
  }

  FrontEnd frontEnd() {
    return frontEnd;
  }

  LanguageModel languageModel() {
    return languageModel;
  }

  int framesDecoded() {
    return framesDecoded;
  }

  boolean isSpeaking() {
    return speaking;
  }

  /** Begins an utterance as if it were the decoder's first. */
  void begin() {
    forget();
    check(api.ps_start_utt(handle), "beginning an utterance");
    speaking = true;
    framesDecoded = 0;
    last = null;
  }

  /** Decodes frames after taking the mean out of them. */
  void decode(List<CepstralFrame> frames, float[] mean) {
    for (int from = 0; from < frames.size(); from += ROWS) {
      List<CepstralFrame> some = frames.subList(from, Math.min(from + ROWS, frames.size()));
      for (int row = 0; row < some.size(); row++) {
        write(row, some.get(row), mean);
      }
      process(some.size());
      last = some.get(some.size() - 1);
    }
  }

  /** Ends the utterance; {@link #best} and {@link #alternatives} then give the final result. */
  void end(float[] mean) {
    CepstralFrame edge = last;
    if (edge != null) {
      // why: the library holds the last frames back until their neighbours are known, and drops
      // them at the end unless its own front end is in use; fed whole it repeats the last one
      for (int row = 0; row < NEIGHBOURS; row++) {
        write(row, edge, mean);
      }
      process(NEIGHBOURS);
    }
    speaking = false;
    check(api.ps_end_utt(handle), "ending an utterance");
  }

  /** Drops the current utterance, if there is one. */
  void abandon() {
    if (speaking) {
      speaking = false;
      check(api.ps_end_utt(handle), "ending an utterance");
    }
  }

  /** The best path so far. */
  DecodedPath best() {
    IntByReference score = new IntByReference();
    if (api.ps_get_hyp(handle, score) == null) {
      return new DecodedPath(List.of(), 0);
    }
    return new DecodedPath(words(api.ps_seg_iter(handle)), score.getValue());
  }

  /** Up to so many paths with different words, best first; only after {@link #end}. */
  List<DecodedPath> alternatives(int wanted) {
    Map<String, DecodedPath> unique = new LinkedHashMap<>();
    DecodedPath best = best();
    unique.put(best.text(), best);
    int budget = wanted * PATHS_PER_ALTERNATIVE;
    Pointer path = wanted > 1 ? api.ps_nbest(handle) : null;
    while (path != null && unique.size() < wanted && budget-- > 0) {
      IntByReference score = new IntByReference();
      if (api.ps_nbest_hyp(path, score) != null) {
        DecodedPath next = new DecodedPath(words(api.ps_nbest_seg(path)), score.getValue());
        unique.putIfAbsent(next.text(), next);
      }
      path = api.ps_nbest_next(path);
    }
    if (path != null) {
      api.ps_nbest_free(path);
    }
    return List.copyOf(unique.values());
  }

  /** Whether the dictionary has the word, in its own spelling. */
  boolean knows(String word) {
    return api.ps_lookup_word(handle, word) != null;
  }

  /**
   * Brings back the state of a new decoder. The library keeps, from one utterance to the next,
   * which Gaussians were nearest; a few fixed frames overwrite all of that.
   */
  private void forget() {
    check(api.ps_start_utt(handle), "beginning an utterance");
    last = null;
    for (int row = 0; row < FixedFrames.COUNT; row++) {
      write(row, FixedFrames.frame(row, calm.length), calm);
    }
    process(FixedFrames.COUNT);
    check(api.ps_end_utt(handle), "ending an utterance");
  }

  private void write(int row, CepstralFrame frame, float[] mean) {
    long offset = (long) row * mean.length * Float.BYTES;
    for (int i = 0; i < mean.length; i++) {
      rows.setFloat(offset + (long) i * Float.BYTES, frame.value(i) - mean[i]);
    }
  }

  private void process(int count) {
    check(api.ps_process_cep(handle, rowPointers, count, 0, 0), "decoding");
    framesDecoded += count;
  }

  private List<DecodedWord> words(@Nullable Pointer first) {
    List<DecodedWord> words = new ArrayList<>();
    Pointer logmath = api.ps_get_logmath(handle);
    IntByReference start = new IntByReference();
    IntByReference end = new IntByReference();
    for (Pointer at = first; at != null; at = api.ps_seg_next(at)) {
      api.ps_seg_frames(at, start, end);
      double posterior = api.logmath_exp(logmath, api.ps_seg_prob(at, null, null, null));
      String label = api.ps_seg_word(at);
      words.add(
          new DecodedWord(
              label == null ? "(NULL)" : label, start.getValue(), end.getValue(), posterior));
    }
    return words;
  }

  private static void check(int status, String attempt) {
    if (status < 0) {
      throw new RecognitionException("the decoder failed at " + attempt + ": " + status);
    }
  }

  @Override
  public void close() {
    languageModel.close();
    frontEnd.close();
    int ignored = library.api().ps_free(handle);
  }
}
