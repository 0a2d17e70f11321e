/**
 * Where speech may be and where a recording may be cut. Nothing is dropped here: regions follow
 * each other without a gap, and what lies in one is for the recognizer to say. Knows samples, not
 * words.
 */
@NullMarked
package dev.earshot.audio.vad;

import org.jspecify.annotations.NullMarked;
