package dev.earshot.audio.decode;

import java.io.Serializable;

/**
 * A flaw of the sound in spite of which it was decoded. Immutable.
 *
 * @param code stable name in kebab case that a program may branch on, e.g. {@code audio-truncated}
 * @param message one sentence for a person
 */
public record DecodeWarning(String code, String message) implements Serializable {}
