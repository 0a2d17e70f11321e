/**
 * The WebSocket protocol of the SEPIA STT server, version 2, and the few HTTP requests beside it.
 */
@NullMarked
package dev.earshot.api.sepia;

import org.jspecify.annotations.NullMarked;
