/**
 * What was said: the finished result and its parts, as plain serialisable values. Times count from
 * the first sample of the audio. No engine, no protocol and no file format of a client leaves a
 * trace here; imports nothing of ours.
 */
@NullMarked
package dev.earshot.transcript;

import org.jspecify.annotations.NullMarked;
