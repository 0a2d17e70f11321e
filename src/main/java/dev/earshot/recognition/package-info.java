/**
 * The engine contract: what every speech engine can be asked for, in plain serialisable values.
 * Nothing here assumes that a model lives in this process. Hot words and grammars belong to a
 * recognizer, that is to one request, never to a shared model. What a model cannot do is refused
 * with {@link dev.earshot.recognition.UnsupportedOptionException} or reported as a warning, never
 * silently ignored. Plain Java: no {@code jakarta.*}, no native calls.
 */
@NullMarked
package dev.earshot.recognition;

import org.jspecify.annotations.NullMarked;
