package dev.earshot.launcher;

import dev.earshot.config.LaunchSettings;
import dev.earshot.config.Settings.Listener;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The listeners besides the main one, tried out. Immutable.
 *
 * @param all the ports, on the main listener's host
 * @param environment tells the server which of them mean something
 * @param warnings about those that it has to do without
 */
record FurtherPorts(List<Integer> all, Map<String, String> environment, List<String> warnings) {
  private static final String VOSK = "earshot.vosk-port";
  private static final String EXTRA = "earshot.extra-ports";

  /**
   * Tries them all. A port that nobody asked for is not worth a server that does not start.
   *
   * @throws LaunchException when the server could not listen on one that somebody asked for
   */
  static FurtherPorts resolve(LaunchSettings settings, Listener main) throws LaunchException {
    List<Integer> all = new ArrayList<>();
    List<String> warnings = new ArrayList<>();
    for (int port : settings.settings().ports().extra()) {
      try {
        all.add(resolved(new Listener(main.host(), port), EXTRA, main, all));
      } catch (LaunchException e) {
        if (settings.isChosen(EXTRA)) {
          throw e;
        }
        warnings.addAll(e.problems());
        warnings.add("the server goes without port " + port + " for old clients");
      }
    }
    Optional<Integer> vosk = settings.settings().ports().vosk();
    String meaning = "off";
    if (vosk.isPresent()) {
      try {
        int port = resolved(new Listener(main.host(), vosk.get()), VOSK, main, all);
        all.add(port);
        meaning = String.valueOf(port);
      } catch (LaunchException e) {
        if (settings.isChosen(VOSK)) {
          throw e;
        }
        warnings.addAll(e.problems());
        warnings.add("the server goes without a port for vosk clients");
      }
    }
    return new FurtherPorts(
        List.copyOf(all),
        Map.of(LaunchSettings.environmentName(VOSK), meaning),
        List.copyOf(warnings));
  }

  private static int resolved(Listener wanted, String setting, Listener main, List<Integer> taken)
      throws LaunchException {
    String name = "%s (%s)".formatted(LaunchSettings.environmentName(setting), setting);
    if (wanted.port() == main.port() || taken.contains(wanted.port())) {
      throw new LaunchException(
          "the server could not listen",
          List.of("%s: port %d is named twice".formatted(name, wanted.port())));
    }
    return ListenerCheck.resolve(wanted, name).port();
  }
}
