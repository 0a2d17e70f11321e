package dev.earshot.accounts;

import dev.earshot.config.Settings;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;
import org.jspecify.annotations.NullUnmarked;

/** Decides who may register users. Thread-safe. */
@ApplicationScoped
@NullUnmarked // why: the container fills the fields
public class RegistrationPolicy {
  @Inject Settings settings;

  /**
   * An administrator from anywhere, unless he only sends an API key; anybody at this machine when
   * registration is open.
   */
  public boolean allows(Optional<Caller> caller, Peer peer) {
    boolean open = settings.accounts().registration() == Settings.Registration.OPEN;
    boolean admin = caller.filter(Caller::isAdminInPerson).isPresent();
    return admin || (open && peer.local());
  }
}
