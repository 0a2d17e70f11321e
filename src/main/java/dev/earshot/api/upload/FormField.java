package dev.earshot.api.upload;

/** A form field that is no file. Immutable. */
public record FormField(String name, String value) {}
