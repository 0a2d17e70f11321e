/**
 * The tests' own drivers: a really started server, clients that speak its protocols, audio. Tests
 * say what they mean in these words and never touch HTTP themselves.
 */
package dev.earshot.testing;
