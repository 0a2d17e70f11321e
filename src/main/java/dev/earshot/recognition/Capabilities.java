package dev.earshot.recognition;

import java.io.Serializable;

/**
 * What a loaded model can do. Immutable.
 *
 * @param partials gives provisional hypotheses while audio arrives
 * @param wordTimes gives a time span for every word of a final
 * @param confidences gives a confidence for every word of a final
 * @param hotWords lets words be boosted
 * @param negativeHotWords lets words be pushed down
 * @param grammar can be restricted to a closed list of phrases
 * @param maxAlternatives hypotheses per segment, at least 1
 * @param speakers gives a vector for the voice of a final
 */
public record Capabilities(
    boolean partials,
    boolean wordTimes,
    boolean confidences,
    boolean hotWords,
    boolean negativeHotWords,
    boolean grammar,
    int maxAlternatives,
    boolean speakers)
    implements Serializable {}
