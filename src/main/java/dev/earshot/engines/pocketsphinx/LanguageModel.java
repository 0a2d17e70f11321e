package dev.earshot.engines.pocketsphinx;

import com.sun.jna.Memory;
import com.sun.jna.Pointer;
import com.sun.jna.StringArray;
import com.sun.jna.ptr.IntByReference;
import dev.earshot.recognition.RecognitionException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/**
 * The language model inside one decoder, and the second small one that carries a request's hot
 * words. One thread at a time, between utterances.
 *
 * <p>The decoder's search asks a set of models. A bias adds a model to that set, so nothing has to
 * be built anew: the score of a word is then the better of both models' scores. A word that is to
 * be heard less is first renamed for the set, so that only the small model knows it.
 */
final class LanguageModel implements AutoCloseable {
  private static final String SEARCH = "_default";
  private static final String HOT = "hot";
  private static final int READ_ANY_FORMAT = 0;

  private final SphinxApi api;
  private final Path temporaryFolder;
  private final Pointer decoder;
  private final Pointer set;
  private final String ownName;
  private @Nullable Bias bias;
  private @Nullable Vocabulary renamed;

  LanguageModel(SphinxLibrary library, Pointer decoder) {
    this.api = library.api();
    this.temporaryFolder = library.temporaryFolder();
    this.decoder = decoder;
    Pointer found = api.ps_get_lm(decoder, SEARCH);
    if (found == null) {
      throw new RecognitionException("the decoder has no language model");
    }
    this.set = found;
    this.ownName = api.ngram_model_set_current(set);
  }

  /** The words by the set's own numbers; the same for every decoder of a model. */
  Vocabulary vocabulary() {
    return Vocabulary.of(api, set);
  }

  /**
   * Log10 of how often the word is said without regard to context; empty when it cannot be heard.
   */
  OptionalDouble frequency(String word) {
    int wid = api.ngram_wid(set, word);
    if (wid < 0 || wid == api.ngram_unknown_wid(set)) {
      return OptionalDouble.empty();
    }
    int own = api.ngram_model_set_current_wid(set, wid);
    if (own < 0) {
      return OptionalDouble.empty();
    }
    int log = api.ngram_ng_prob(set, wid, null, 0, new IntByReference());
    double probability = api.logmath_exp(api.ps_get_logmath(decoder), log);
    return OptionalDouble.of(Math.log10(Math.max(probability, Double.MIN_NORMAL)));
  }

  void apply(Bias newBias, Vocabulary vocabulary) {
    remove(vocabulary);
    if (newBias.isNeutral()) {
      return;
    }
    Pointer model = read(newBias);
    bias = newBias;
    if (api.ngram_model_set_add(set, model, HOT, 1, 1) == null) {
      throw new RecognitionException("the hot words could not be added");
    }
    if (!newBias.lowered().isEmpty()) {
      vocabulary.mapInto(api, set, newBias.lowered().keySet());
      renamed = vocabulary;
    }
    weighBothFully();
  }

  void remove(Vocabulary vocabulary) {
    if (bias != null) {
      Pointer model = api.ngram_model_set_remove(set, HOT, 1);
      api.ngram_model_set_select(set, ownName);
      if (model != null) {
        int ignored = api.ngram_model_free(model);
      }
      bias = null;
    }
    if (renamed != null) {
      vocabulary.mapInto(api, set, java.util.Set.of());
      renamed = null;
    }
  }

  private Pointer read(Bias newBias) {
    try {
      Path file =
          Files.createTempFile(Files.createDirectories(temporaryFolder), "hot-words-", ".lm");
      try {
        Files.writeString(file, newBias.toArpa());
        Pointer model =
            api.ngram_model_read(
                api.ps_get_config(decoder),
                file.toString(),
                READ_ANY_FORMAT,
                api.ps_get_logmath(decoder));
        if (model == null) {
          throw new RecognitionException("the hot words could not be read");
        }
        return model;
      } finally {
        Files.delete(file);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("the hot words need a temporary file", e);
    }
  }

  /** Both models count in full, so that words without a bias keep exactly their scores. */
  private void weighBothFully() {
    try (StringArray names = new StringArray(new String[] {ownName, HOT});
        Memory weights = new Memory(2L * Float.BYTES)) {
      weights.write(0, new float[] {1, 1}, 0, 2);
      if (api.ngram_model_set_interp(set, names, weights) == null) {
        throw new RecognitionException("the hot words could not be weighed");
      }
    }
  }

  /** Nothing of its own to free: the set belongs to the decoder, and so do the models in it. */
  @Override
  public void close() {
    bias = null;
  }
}
