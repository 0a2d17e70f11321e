/**
 * Multipart bodies, read as they arrive: the file part goes to a private temporary file, fields are
 * kept small, and every limit is counted while reading. Shared by all protocols that take uploads;
 * knows none of them.
 */
@NullMarked
package dev.earshot.api.upload;

import org.jspecify.annotations.NullMarked;
