package dev.earshot.api.sepia;

import dev.earshot.accounts.OwnPort;
import dev.earshot.config.Settings;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.NullUnmarked;

/** The port whose paths are those of a SEPIA server. Thread-safe. */
@ApplicationScoped
@NullUnmarked // why: the container fills the fields
public class SepiaPort implements OwnPort {
  static final String SOCKET = "/socket";

  /** Where everything else of this port is answered. */
  static final String INSIDE = "/sepia";

  // why a file: that is what containers make of the root
  private static final Set<String> ROOT = Set.of("", "/", "/index.html");

  private static final Pattern PLAIN = Pattern.compile("/[a-z]*");
  private static final Pattern FILES = Pattern.compile("/www/[a-z]+\\.[a-z]+");

  @Inject Settings settings;

  @Override
  public boolean owns(int localPort) {
    return settings.ports().sepia().equals(Optional.of(localPort));
  }

  @Override
  public String inside(String path, boolean handshake) {
    String wanted = ROOT.contains(path) ? "/" : path;
    if (handshake && (wanted.equals("/") || wanted.equals(SOCKET))) {
      return SOCKET;
    }
    // why so strict: what is forwarded to is read like an address, with a query and parameters
    return FILES.matcher(wanted).matches()
        ? wanted
        : INSIDE + (PLAIN.matcher(wanted).matches() ? wanted : "/none");
  }

  @Override
  public String socket() {
    return SOCKET;
  }
}
