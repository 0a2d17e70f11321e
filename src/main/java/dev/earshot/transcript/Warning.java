package dev.earshot.transcript;

import java.io.Serializable;

/**
 * Something the client asked for that could not be done in full, said beside the result. Immutable.
 *
 * @param code stable name in kebab case that a program may branch on, e.g. {@code unknown-hot-word}
 * @param message one sentence for a person
 */
public record Warning(String code, String message) implements Serializable {}
