package dev.earshot.api.upload;

/**
 * What an upload may bring. Immutable.
 *
 * @param maxBytes of the whole request body
 * @param maxFields form fields beside the file
 */
public record UploadLimits(long maxBytes, int maxFields) {}
