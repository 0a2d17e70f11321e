/**
 * A transcript as a file for people and players: text, tables and subtitles. Layout comes first and
 * knows no syntax ({@link dev.earshot.transcript.format.Subtitles}); writers come second and decide
 * nothing about times. JSON is not here: it belongs to each protocol.
 */
@NullMarked
package dev.earshot.transcript.format;

import org.jspecify.annotations.NullMarked;
