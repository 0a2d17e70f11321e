/**
 * The speech engines, one deletable package each, behind the contract in {@code recognition}. An
 * engine knows neither a protocol nor another engine; its native library is its own business.
 */
@NullMarked
package dev.earshot.engines;

import org.jspecify.annotations.NullMarked;
