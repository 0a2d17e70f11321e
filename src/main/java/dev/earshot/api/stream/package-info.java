/**
 * The native live stream: a WebSocket at {@code /api/v1/stream} for our own page and for new
 * clients. Messages are JSON texts with a type, audio is binary. What is said about it in {@code
 * docs/protocols/stream.md} holds.
 */
@NullMarked
package dev.earshot.api.stream;

import org.jspecify.annotations.NullMarked;
