package dev.earshot.transcription.live;

import dev.earshot.audio.PcmFormat;
import dev.earshot.recognition.EndpointRules;
import dev.earshot.recognition.ModelId;
import dev.earshot.recognition.RecognitionOptions;
import org.jspecify.annotations.Nullable;

/**
 * What a live session wants. Immutable.
 *
 * @param format of the audio that arrives
 * @param model by its name; null for the default model
 * @param recognition what it wants of the recognizer; what the model cannot do is left out, with a
 *     warning
 * @param endpoints when an utterance ends
 */
public record LiveOptions(
    PcmFormat format,
    @Nullable ModelId model,
    RecognitionOptions recognition,
    EndpointRules endpoints) {

  /** The default model, no hot words, the usual ends of utterances. */
  public static LiveOptions of(PcmFormat format) {
    return new LiveOptions(format, null, RecognitionOptions.defaults(), EndpointRules.defaults());
  }

  public LiveOptions withFormat(PcmFormat newFormat) {
    return new LiveOptions(newFormat, model, recognition, endpoints);
  }

  public LiveOptions withModel(@Nullable ModelId newModel) {
    return new LiveOptions(format, newModel, recognition, endpoints);
  }

  public LiveOptions withRecognition(RecognitionOptions newRecognition) {
    return new LiveOptions(format, model, newRecognition, endpoints);
  }

  public LiveOptions withEndpoints(EndpointRules newEndpoints) {
    return new LiveOptions(format, model, recognition, newEndpoints);
  }
}
