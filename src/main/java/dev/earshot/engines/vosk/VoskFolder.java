package dev.earshot.engines.vosk;

import java.io.IOException;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Properties;
import java.util.stream.Stream;

/**
 * The files of one model, in today's layout ({@code am}, {@code conf}, {@code graph}) or in the old
 * one, where all lie in one folder. Immutable.
 *
 * @param root absolute
 * @param am where {@code final.mdl} is
 * @param conf where {@code mfcc.conf} is
 * @param graph where the graph and the words are
 */
record VoskFolder(Path root, Path am, Path conf, Path graph) {
  private static final String SETTINGS = "model.conf";
  private static final String STATIC_GRAPH = "HCLG.fst";

  /** The model in a folder, if its layout is ours. Reads names only. */
  static Optional<VoskFolder> in(Path folder) {
    Path root = folder.toAbsolutePath().normalize();
    VoskFolder today =
        new VoskFolder(root, root.resolve("am"), root.resolve("conf"), root.resolve("graph"));
    VoskFolder old = new VoskFolder(root, root, root, root);
    return Stream.of(today, old).filter(VoskFolder::isOurs).findFirst();
  }

  private boolean isOurs() {
    boolean configured =
        am.equals(root)
            ? Files.isRegularFile(conf.resolve("mfcc.conf"))
            : Files.isRegularFile(conf.resolve(SETTINGS));
    return configured && Files.isRegularFile(am.resolve("final.mdl"));
  }

  /** The first thing that is wrong with the files, as far as it shows without the library. */
  Optional<String> fault() {
    return Stream.of(
            KaldiFile.ACOUSTIC_MODEL.fault(am, "final.mdl"),
            KaldiFile.TEXT.fault(conf, frontEnd()),
            silenceFault(),
            graphFault())
        .flatMap(Optional::stream)
        .findFirst();
  }

  private Optional<String> silenceFault() {
    if (am.equals(root)) {
      return Optional.empty(); // why: libvosk knows the silence of the old models by itself
    }
    try {
      return KaldiConfig.read(conf.resolve(SETTINGS)).knowsSilence()
          ? Optional.empty()
          : Optional.of(SETTINGS + " names no silence phones");
    } catch (IOException unreadable) {
      return Optional.of(SETTINGS + " cannot be read");
    }
  }

  private Optional<String> graphFault() {
    return hasRuntimeGraph()
        ? Stream.of(
                KaldiFile.GRAPH.fault(graph, "HCLr.fst"),
                KaldiFile.GRAPH.fault(graph, "Gr.fst"),
                KaldiFile.TEXT.fault(graph, "disambig_tid.int"))
            .flatMap(Optional::stream)
            .findFirst()
        : KaldiFile.GRAPH.fault(graph, STATIC_GRAPH);
  }

  /** Whether the graph is composed at run time, which grammars need. */
  boolean hasRuntimeGraph() {
    return !Files.exists(graph.resolve(STATIC_GRAPH)) && Files.exists(graph.resolve("HCLr.fst"));
  }

  /** How the audio is analysed. */
  KaldiConfig analysis() throws IOException {
    return KaldiConfig.read(conf.resolve(frontEnd()));
  }

  private String frontEnd() {
    boolean filterBank =
        !Files.exists(conf.resolve("mfcc.conf")) && Files.exists(conf.resolve("fbank.conf"));
    return filterBank ? "fbank.conf" : "mfcc.conf";
  }

  /** The BCP 47 tag in {@code model.properties}, else what the folder's name says. */
  String languageTag() {
    Properties values = new Properties();
    Path properties = root.resolve("model.properties");
    if (Files.isRegularFile(properties)) {
      try (Reader text = Files.newBufferedReader(properties, StandardCharsets.UTF_8)) {
        values.load(text);
      } catch (IOException | IllegalArgumentException unreadable) {
        values.clear();
      }
    }
    String given = values.getProperty("language", "").strip();
    return given.isEmpty() ? VendorName.languageOf(root.getFileName().toString()) : given;
  }
}
