/**
 * Running the server: health, the start page's needs, order at start and stop. May look into every
 * room; no room depends on it.
 */
@NullMarked
package dev.earshot.operations;

import org.jspecify.annotations.NullMarked;
