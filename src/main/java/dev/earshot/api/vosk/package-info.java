/**
 * The vosk protocol: a WebSocket at {@code /vosk}, and at every path of the port that the settings
 * give it.
 */
@NullMarked
package dev.earshot.api.vosk;

import org.jspecify.annotations.NullMarked;
