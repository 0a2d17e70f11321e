package dev.earshot.engines.pocketsphinx;

import dev.earshot.config.Settings;
import dev.earshot.recognition.SpeechEngine;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Offers the engine to the application, set up by the settings. Thread-safe. */
@Dependent
public class PocketSphinxEngineBean {
  @Produces
  @Singleton
  SpeechEngine engine(Settings settings) {
    List<Path> folders =
        Stream.concat(
                settings.recognition().pocketSphinxLibraries().stream(),
                Stream.of(settings.nativeFolder().resolve("pocketsphinx")))
            .toList();
    return new PocketSphinxEngine(
        folders,
        settings.recognition().decoders(),
        settings.temporaryFolder().resolve("hot-words"));
  }
}
