/**
 * How refusals and failures look on the wire: each protocol brings its own shape, everything that
 * belongs to none is an RFC 9457 problem document. Never a path, a class name or a stack trace.
 */
@NullMarked
package dev.earshot.api.problem;

import org.jspecify.annotations.NullMarked;
