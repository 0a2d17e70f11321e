package dev.earshot.api.upload;

import dev.earshot.audio.AudioSource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * What a multipart request brought. Handed from the container's thread to a worker, one thread at a
 * time. Closing deletes the file; closing twice is harmless.
 */
public final class Upload implements AutoCloseable {
  private static final Logger LOG = Logger.getLogger(Upload.class.getName());

  private final @Nullable Path file;
  private final List<FormField> fields;

  Upload(@Nullable Path file, List<FormField> fields) {
    this.file = file;
    this.fields = List.copyOf(fields);
  }

  /** The first file part with the wanted name; empty when there was none. */
  public Optional<AudioSource> audio() {
    return Optional.ofNullable(file).map(AudioSource::of);
  }

  /** All other form fields, in order. */
  public List<FormField> fields() {
    return fields;
  }

  @Override
  public void close() {
    if (file == null) {
      return;
    }
    try {
      Files.deleteIfExists(file);
    } catch (IOException e) {
      // why no failure: the transcript is not to blame, and the next start deletes the file
      LOG.log(Level.WARNING, "event=upload-not-deleted", e);
    }
  }
}
