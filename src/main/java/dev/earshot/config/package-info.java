/**
 * The settings: one typed tree, read once, checked as a whole, defaulted in one file ({@code
 * META-INF/earshot-defaults.properties}). The only room that reads environment variables and system
 * properties. Names follow MicroProfile Config ({@code earshot.some-thing} as a system property,
 * {@code EARSHOT_SOME_THING} in the environment), but the reader is our own: the launcher and the
 * data source need it where no container is. Imports nothing of ours.
 */
@NullMarked
package dev.earshot.config;

import org.jspecify.annotations.NullMarked;
