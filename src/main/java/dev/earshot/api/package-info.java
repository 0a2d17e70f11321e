/**
 * The wire protocols, one deletable package each. Statuses, bodies and close codes are decided here
 * and nowhere else. Shared are only {@code api.problem} (how errors look) and {@code api.upload}
 * (how multipart bodies are read); a protocol never knows another one.
 */
@NullMarked
package dev.earshot.api;

import org.jspecify.annotations.NullMarked;
