/**
 * Silero's network as a voice activity detector, through ONNX Runtime, which is not in the WAR: an
 * operator puts it into the server's class path and names the network's file. Only {@link
 * dev.earshot.engines.silero.SileroEngine} is seen from outside; without ONNX Runtime it says so,
 * and no class that needs it is loaded.
 */
@NullMarked
package dev.earshot.engines.silero;

import org.jspecify.annotations.NullMarked;
