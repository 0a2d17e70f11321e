/**
 * The wire protocols, one deletable package each. Statuses, bodies and close codes are decided here
 * and nowhere else. Shared are only {@code api.problem} (how errors look), {@code api.socket} (what
 * WebSocket endpoints have in common) and {@code api.upload} (how bodies are read); a protocol
 * never knows another one.
 */
@NullMarked
package dev.earshot.api;

import org.jspecify.annotations.NullMarked;
