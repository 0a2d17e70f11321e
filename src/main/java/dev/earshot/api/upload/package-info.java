/**
 * Bodies of requests. Small JSON is read whole. Multipart bodies are read as they arrive: the file
 * part goes to a private temporary file, fields are kept small. Every limit is counted while
 * reading. Shared by all protocols; knows none of them.
 */
@NullMarked
package dev.earshot.api.upload;

import org.jspecify.annotations.NullMarked;
