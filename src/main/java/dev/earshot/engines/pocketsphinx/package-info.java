/**
 * The embedded default engine: libpocketsphinx through JNA, 5prealpha and 5.x alike. Only {@link
 * dev.earshot.engines.pocketsphinx.PocketSphinxEngine} is seen from outside. Each native handle is
 * owned by one class here, and no handle ever serves two threads at once. The cepstral mean is
 * taken out of the audio in Java, so that a stream fed in steps sounds to the decoder exactly like
 * one fed whole, and so that nothing is left behind in a decoder for the next stream.
 */
@NullMarked
package dev.earshot.engines.pocketsphinx;

import org.jspecify.annotations.NullMarked;
