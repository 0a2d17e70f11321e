package dev.earshot.api.problem;

import dev.earshot.accounts.Refusal;
import java.util.Optional;

/**
 * A request that was not served, before it is put into a protocol's words. Immutable.
 *
 * @param status HTTP status, 400 to 599
 * @param detail one sentence for the person behind the client
 * @param refusal why credentials were refused, for 401 from the door
 */
public record Failure(int status, String detail, Optional<Refusal> refusal) {
  public static Failure of(int status, String detail) {
    return new Failure(status, detail, Optional.empty());
  }
}
