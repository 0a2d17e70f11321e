package dev.earshot.accounts;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.logging.Logger;
import org.jspecify.annotations.NullUnmarked;

/**
 * What administrators do to other people's accounts; each deed leaves a line with ids in the log.
 * Thread-safe. Who may call it is decided at the door.
 */
@ApplicationScoped
@NullUnmarked // why: the container fills the fields
public class Administration {
  private static final Logger LOG = Logger.getLogger(Administration.class.getName());

  @Inject Accounts accounts;
  @Inject UserRepository users;
  @Inject ApiKeys keys;

  /**
   * Users by id.
   *
   * @param namePrefix how their names begin
   */
  public List<User> users(Caller admin, int afterId, int limit, String namePrefix) {
    audit("users-listed", admin, "all");
    return StorableText.isStorable(namePrefix) ? users.list(afterId, limit, namePrefix) : List.of();
  }

  /**
   * Keeps a user out, with his tokens and keys; false when there is none with that id.
   *
   * @throws LastAdminException when nobody could administer the server any more
   */
  public boolean disable(Caller admin, int id) throws LastAdminException {
    return audited(accounts.disable(id), "user-disabled", admin, id);
  }

  /** Lets a user in again; his keys are good again, his old tokens are not. */
  public boolean enable(Caller admin, int id) {
    return audited(accounts.enable(id), "user-enabled", admin, id);
  }

  /** Makes all tokens of a user void, not his keys; false when there is none with that id. */
  public boolean logOutEverywhere(Caller admin, int id) {
    return audited(accounts.logOutEverywhere(id), "user-logged-out", admin, id);
  }

  /** A user's keys; none when there is no such user. */
  public List<ApiKey> keysOf(Caller admin, int id) {
    audit("keys-listed", admin, Integer.toString(id));
    return keys.ofUser(id);
  }

  private static boolean audited(boolean done, String event, Caller admin, int id) {
    if (done) {
      audit(event, admin, Integer.toString(id));
    }
    return done;
  }

  private static void audit(String event, Caller admin, String subject) {
    LOG.info(() -> "event=%s actor=%s subject=%s".formatted(event, admin.actor(), subject));
  }
}
