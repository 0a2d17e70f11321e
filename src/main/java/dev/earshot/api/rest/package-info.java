/**
 * The native API: transcripts below {@code /api/v1/transcripts}, subtitles of edited ones, the list
 * of models, API keys below {@code /api/v1/keys} and administration below {@code /api/v1/admin}.
 * Errors are RFC 9457 problem documents. Described in {@code docs/protocols/native.md}. Deleting
 * this package deletes the protocol.
 */
@NullMarked
package dev.earshot.api.rest;

import org.jspecify.annotations.NullMarked;
