package dev.earshot.accounts;

import dev.earshot.config.Settings;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.jspecify.annotations.NullUnmarked;

/** Decides which protocols may be used without credentials. Thread-safe. */
@ApplicationScoped
@NullUnmarked // why: the container fills the fields
public class AnonymousUse {
  @Inject Settings settings;

  /**
   * Only what the settings name, and only at this machine.
   *
   * @param protocol its package name
   */
  public boolean allows(String protocol, Peer peer) {
    return peer.local() && settings.accounts().anonymousProtocols().contains(protocol);
  }
}
