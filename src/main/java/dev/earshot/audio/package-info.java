/**
 * Sound as numbers: from the bytes of any container to PCM of one rate. Everything behind this room
 * sees only signed 16-bit mono samples; how they came to be (container, rate, channels) is decided
 * here and nowhere else. Knows nothing of recognition and imports nothing of ours.
 */
@NullMarked
package dev.earshot.audio;

import org.jspecify.annotations.NullMarked;
