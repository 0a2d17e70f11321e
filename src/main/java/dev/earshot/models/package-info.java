/**
 * Which models are there, and who may use them now. A model is used through a lease, never
 * directly: the lease keeps it loaded, bounds how many streams decode at once, and lets every call
 * into an engine pass one gate. Knows engines only by their contract.
 */
@NullMarked
package dev.earshot.models;

import org.jspecify.annotations.NullMarked;
