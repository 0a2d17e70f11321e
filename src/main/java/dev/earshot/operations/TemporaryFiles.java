package dev.earshot.operations;

import dev.earshot.config.Settings;
import jakarta.annotation.PostConstruct;
import jakarta.ejb.ConcurrencyManagement;
import jakarta.ejb.ConcurrencyManagementType;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Stream;
import org.jspecify.annotations.NullUnmarked;

/**
 * Deletes at start what a server that was killed left in the temporary folders. Runs once, in one
 * thread, before the first request.
 */
@Singleton
@Startup
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
@NullUnmarked // why: the container fills the fields
public class TemporaryFiles {
  private static final Logger LOG = Logger.getLogger(TemporaryFiles.class.getName());

  @Inject Settings settings;

  @PostConstruct
  void start() {
    for (String name : List.of("uploads", "pcm", "ffmpeg", "hot-words")) {
      empty(settings.temporaryFolder().resolve(name));
    }
  }

  private static void empty(Path folder) {
    if (!Files.isDirectory(folder)) {
      return;
    }
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        Files.deleteIfExists(file);
      }
    } catch (IOException e) {
      LOG.log(Level.WARNING, "event=temporary-files-not-deleted", e);
    }
  }
}
