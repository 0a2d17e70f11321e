/**
 * The DeepSpeech REST API, both generations of its URLs: {@code /users} and {@code /token}, and the
 * same below {@code /api/v1} with {@code /api/v1/stt}. Contract and deviations: {@code
 * docs/protocols/deepspeech.md}. Deleting this package deletes the protocol.
 */
@NullMarked
package dev.earshot.api.deepspeech;

import org.jspecify.annotations.NullMarked;
