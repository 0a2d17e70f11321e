/**
 * A real Chromium for tests, driven over its own debugging protocol. Knows pages, clicks and
 * microphones, not what Earshot's pages show.
 */
@NullMarked
package dev.earshot.testing.browser;

import org.jspecify.annotations.NullMarked;
