/**
 * What the WebSocket endpoints of all protocols have in common. Knows no protocol; credentials are
 * judged at the door, before an endpoint hears of a handshake.
 */
@NullMarked
package dev.earshot.api.socket;

import org.jspecify.annotations.NullMarked;
