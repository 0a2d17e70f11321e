/**
 * From one sampling rate to another. The promise of this room: flat within 0.1 dB up to nine tenths
 * of the lower Nyquist frequency, everything that would fold or mirror at least 80 dB down, no
 * shift in time, and the same samples however the stream was cut into chunks. Knows samples, not
 * files.
 */
@NullMarked
package dev.earshot.audio.resample;

import org.jspecify.annotations.NullMarked;
