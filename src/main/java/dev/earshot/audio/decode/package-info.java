/**
 * From the bytes of a container to PCM. The kind is found out from the content, never from a name
 * or a content type. Whatever the bytes are, the outcome is a recording, perhaps with warnings, or
 * an {@link dev.earshot.audio.AudioException}; nothing is allocated because a header says so, and
 * nothing stays in the temporary folder. A new container is one more {@link
 * dev.earshot.audio.decode.AudioDecoder}.
 */
@NullMarked
package dev.earshot.audio.decode;

import org.jspecify.annotations.NullMarked;
