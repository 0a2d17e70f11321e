/**
 * The one pipeline under all streaming protocols: bytes as they arrive, the model's rate, voice
 * activity, utterances, a recognizer, partials and finals. What is native or takes time runs on the
 * scheduler; whoever hands over audio never waits. A session that nobody speaks into holds no
 * decoder.
 */
@NullMarked
package dev.earshot.transcription.live;

import org.jspecify.annotations.NullMarked;
