/**
 * Vosk in this process: libvosk through JNA, one shared native model per {@link
 * dev.earshot.recognition.SpeechModel}, one native recognizer per stream. Only {@link
 * dev.earshot.engines.vosk.VoskEngine} is seen from outside. What would kill the JVM or hang a
 * thread (a damaged folder, an empty grammar, a rate of 0, a handle used after it was freed) never
 * reaches native code.
 */
@NullMarked
package dev.earshot.engines.vosk;

import org.jspecify.annotations.NullMarked;
