package dev.earshot.models;

import dev.earshot.recognition.ModelDescriptor;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Chooses the model that serves requests which name none. Immutable.
 *
 * @param wanted a model's name, or {@code auto}
 */
record DefaultModel(String wanted) {
  private static final String AUTO = "auto";

  /**
   * The wanted model, or with {@code auto} the first by name whose engine is available. The one
   * that the WAR brings comes last: who installs another one wants it.
   *
   * @throws ModelUnavailableException naming every obstacle
   */
  ModelDescriptor choose(InstalledModels installed) throws IOException {
    List<ModelDescriptor> candidates =
        installed.list().stream()
            .filter(m -> wanted.equals(AUTO) || m.id().value().equals(wanted))
            .sorted(Comparator.comparing(m -> m.id().value().equals(BundledModel.NAME)))
            .toList();
    List<String> obstacles = new ArrayList<>();
    for (ModelDescriptor candidate : candidates) {
      Optional<String> obstacle = installed.obstacle(candidate);
      if (obstacle.isEmpty()) {
        return candidate;
      }
      obstacles.add(obstacle.get());
    }
    throw new ModelUnavailableException(
        obstacles.isEmpty()
            ? "no model named '" + wanted + "' is installed"
            : String.join("; ", obstacles));
  }
}
