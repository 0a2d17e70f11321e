package dev.earshot.recognition;

import dev.earshot.transcript.Hypothesis;
import dev.earshot.transcript.Segment;
import java.io.Serializable;

/** What a recognizer has to say after a chunk of audio. Immutable. */
public sealed interface RecognitionUpdate extends Serializable {
  /** The same words as before. */
  record Unchanged() implements RecognitionUpdate {}

  /**
   * The words of the current utterance as they look now; any of them may still change.
   *
   * @param hypothesis with word times counted from the first sample of the stream, if there are any
   */
  record Partial(Hypothesis hypothesis) implements RecognitionUpdate {}

  /**
   * The engine itself found the end of an utterance.
   *
   * @param segment will not change again
   */
  record Final(Segment segment) implements RecognitionUpdate {}
}
