package dev.earshot.launcher;

import dev.earshot.config.LaunchSettings;
import dev.earshot.config.Settings.Listener;
import dev.earshot.config.Settings.Ports;
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
  private static final String EXTRA = "earshot.extra-ports";

  /**
   * Tries them all. A port that nobody asked for is not worth a server that does not start.
   *
   * @throws LaunchException when the server could not listen on one that somebody asked for
   */
  static FurtherPorts resolve(LaunchSettings settings, Listener main) throws LaunchException {
    Ports wanted = settings.settings().ports();
    Resolver resolver = new Resolver(settings, main);
    for (int port : wanted.extra()) {
      var unused = resolver.open(EXTRA, port, "port " + port + " for old clients");
    }
    String vosk = resolver.meaning("earshot.vosk-port", wanted.vosk(), "vosk");
    String sepia = resolver.meaning("earshot.sepia-port", wanted.sepia(), "SEPIA");
    return new FurtherPorts(
        resolver.all,
        Map.of(
            LaunchSettings.environmentName("earshot.vosk-port"), vosk,
            LaunchSettings.environmentName("earshot.sepia-port"), sepia),
        resolver.warnings);
  }

  FurtherPorts {
    all = List.copyOf(all);
    warnings = List.copyOf(warnings);
  }

  /** Tries one port after the other. One thread. */
  private static final class Resolver {
    private final LaunchSettings settings;
    private final Listener main;
    private final List<Integer> all = new ArrayList<>();
    private final List<String> warnings = new ArrayList<>();

    Resolver(LaunchSettings settings, Listener main) {
      this.settings = settings;
      this.main = main;
    }

    /** What the server is to be told of a protocol's own port. */
    String meaning(String setting, Optional<Integer> wanted, String protocol)
        throws LaunchException {
      Optional<Integer> port =
          wanted.isPresent()
              ? open(setting, wanted.get(), "a port for " + protocol + " clients")
              : Optional.empty();
      return port.map(String::valueOf).orElse("off");
    }

    Optional<Integer> open(String setting, int wanted, String what) throws LaunchException {
      try {
        int port = resolved(new Listener(main.host(), wanted), setting, main, all);
        all.add(port);
        return Optional.of(port);
      } catch (LaunchException e) {
        if (settings.isChosen(setting)) {
          throw e;
        }
        warnings.addAll(e.problems());
        warnings.add("the server goes without " + what);
        return Optional.empty();
      }
    }
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
