/**
 * Measurements of word error rate and processor time, run by hand through {@code bench/}; never
 * part of a test run, because their figures depend on the machine.
 */
@NullMarked
package dev.earshot.bench;

import org.jspecify.annotations.NullMarked;
