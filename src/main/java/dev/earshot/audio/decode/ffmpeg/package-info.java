/**
 * Containers that are left to ffmpeg, a program of its own: a fault in it costs one upload, never
 * the server. The kind is found out here by signature and told to ffmpeg, which may read only that
 * one file as that kind, decode only sound, and is bounded in time, memory and output.
 */
@NullMarked
package dev.earshot.audio.decode.ffmpeg;

import org.jspecify.annotations.NullMarked;
