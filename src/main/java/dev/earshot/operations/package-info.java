/**
 * Running the server: health, the page's needs and headers, order at start and stop. May look into
 * every room; no room depends on it.
 */
@NullMarked
package dev.earshot.operations;

import org.jspecify.annotations.NullMarked;
