/**
 * The use cases: from an upload to a transcript. Knows audio, recognition and model leases; knows
 * no protocol and no engine. Everything here runs on managed threads, holds no lock while it works,
 * and takes its place in a bounded queue before it starts.
 */
@NullMarked
package dev.earshot.transcription;

import org.jspecify.annotations.NullMarked;
