/**
 * The launcher: reads the settings, prepares the data folder and the default engine's native
 * library, starts Payara Micro with the WAR as a child process, watches it and says how it is. Runs
 * in a JVM of its own (Maven's, for {@code mvn -Prun}), never inside the server, and asks the
 * server only over HTTP. Imports {@code java.*} and {@code dev.earshot.config}; nothing imports it
 * but tests.
 */
@NullMarked
package dev.earshot.launcher;

import org.jspecify.annotations.NullMarked;
