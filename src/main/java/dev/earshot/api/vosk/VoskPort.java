package dev.earshot.api.vosk;

import dev.earshot.accounts.OwnPort;
import dev.earshot.config.Settings;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;
import org.jspecify.annotations.NullUnmarked;

/** The port of the vosk protocol, where the path does not matter. Thread-safe. */
@ApplicationScoped
@NullUnmarked // why: the container fills the fields
public class VoskPort implements OwnPort {
  static final String PATH = "/vosk";

  @Inject Settings settings;

  @Override
  public boolean owns(int localPort) {
    return settings.ports().vosk().equals(Optional.of(localPort));
  }

  @Override
  public String inside(String path, boolean handshake) {
    return PATH;
  }

  @Override
  public String socket() {
    return PATH;
  }
}
