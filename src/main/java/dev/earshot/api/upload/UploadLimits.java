package dev.earshot.api.upload;

/**
 * What an upload may bring. Immutable.
 *
 * @param maxBytes of the whole request body
 * @param maxFields form fields beside the file
 * @param maxFieldBytes of the value of a form field
 */
public record UploadLimits(long maxBytes, int maxFields, int maxFieldBytes) {}
