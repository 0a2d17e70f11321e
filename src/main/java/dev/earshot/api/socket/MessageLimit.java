package dev.earshot.api.socket;

import dev.earshot.config.ByteSize;

/**
 * How large a message may be. Immutable.
 *
 * @param source what the limit comes from, for the person behind the client: the name of a setting,
 *     or of the protocol
 */
public record MessageLimit(ByteSize max, String source) {}
