/**
 * The door: one authentication mechanism for JAX-RS, WebSocket handshakes and static files alike.
 * Default deny: what no protocol declared open needs credentials, also when it does not exist. Says
 * yes or no; the words of the refusal are the protocols'. Also decides which pages may call from a
 * browser.
 */
@NullMarked
package dev.earshot.security;

import org.jspecify.annotations.NullMarked;
