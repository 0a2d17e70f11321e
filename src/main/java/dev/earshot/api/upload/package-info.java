/**
 * Bodies of requests. Small JSON is read whole. Multipart bodies are read as they arrive: the file
 * part goes to a private temporary file, fields are kept small. Every limit is counted while
 * reading. What has come is bound to its client: who goes away before the answer is noticed here,
 * and his transcription given up. Shared by all protocols; knows none of them.
 */
@NullMarked
package dev.earshot.api.upload;

import org.jspecify.annotations.NullMarked;
