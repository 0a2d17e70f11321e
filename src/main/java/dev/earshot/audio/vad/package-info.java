/**
 * Where speech may be. A recording is cut into regions without dropping anything; a live stream is
 * judged window by window, and in doubt a window is speech. What lies in a region or a window is
 * for the recognizer to say. Knows samples, not words.
 */
@NullMarked
package dev.earshot.audio.vad;

import org.jspecify.annotations.NullMarked;
