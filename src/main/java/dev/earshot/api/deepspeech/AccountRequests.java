package dev.earshot.api.deepspeech;

import dev.earshot.accounts.AccountChange;
import dev.earshot.accounts.Accounts;
import dev.earshot.accounts.AttemptLimits;
import dev.earshot.accounts.Caller;
import dev.earshot.accounts.DuplicateUserException;
import dev.earshot.accounts.LastAdminException;
import dev.earshot.accounts.TooManyAttemptsException;
import dev.earshot.accounts.User;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.WebApplicationException;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.NullUnmarked;

/**
 * What a caller may do with the accounts that exist: everything with his own, and an administrator
 * with all. Thread-safe. Who is no administrator gets 403 for the id of somebody else; an id that
 * nobody has is 404 for everybody.
 */
@ApplicationScoped
@NullUnmarked // why: the container fills the fields
public class AccountRequests {
  /** Users in one answer. */
  static final int PAGE = 1_000;

  @Inject Accounts accounts;
  @Inject AttemptLimits limits;
  @Inject JsonBody bodies;

  /**
   * @param id decimal digits
   */
  User show(Caller caller, String id) {
    return accounts.find(permitted(caller, id)).orElseThrow(NotFoundException::new);
  }

  /**
   * @param after the last id of the page before, in decimal digits
   * @return everybody after that for an administrator, one user more than a page at most; else the
   *     caller alone
   */
  List<User> list(Caller caller, String after) {
    int afterId = number(after).orElseThrow(() -> new BadRequestException("'after' is not an id"));
    return caller.isAdmin()
        ? accounts.list(afterId, PAGE + 1)
        : accounts.find(caller.userId()).stream().toList();
  }

  /**
   * @param address of the other end of the connection
   * @param json the request's body
   * @throws TooManyAttemptsException when somebody who is no administrator has tried too often
   * @throws WebApplicationException 400 or 415 when the body is wrong
   */
  void change(Caller caller, String address, String id, InputStream json) throws IOException {
    int user = permitted(caller, id);
    JsonObject body = bodies.require(json);
    Violations violations = UserRules.checkChange(body);
    if (!violations.isEmpty()) {
      throw Answers.invalid(violations);
    }
    AccountChange change =
        new AccountChange(text(body, "username"), text(body, "email"), text(body, "password"));
    if (!change.isEmpty() && !caller.isAdminInPerson()) {
      limits.takeChange(caller.userId(), address);
    }
    try {
      if (accounts.change(user, change).isEmpty()) {
        throw new NotFoundException();
      }
    } catch (DuplicateUserException e) {
      throw Answers.duplicate(e);
    }
  }

  void remove(Caller caller, String id) throws LastAdminException {
    if (!accounts.remove(permitted(caller, id))) {
      throw new NotFoundException();
    }
  }

  private int permitted(Caller caller, String id) {
    int number = number(id).orElseThrow(NotFoundException::new);
    if (number != caller.userId() && !caller.isAdmin()) {
      throw accounts.find(number).isPresent() ? Answers.notYours() : new NotFoundException();
    }
    return number;
  }

  private static Optional<Integer> number(String digits) {
    try {
      return Optional.of(Integer.valueOf(digits));
    } catch (NumberFormatException outOfRange) {
      return Optional.empty();
    }
  }

  private static Optional<String> text(JsonObject body, String name) {
    return body.get(name) instanceof JsonString string
        ? Optional.of(string.getString())
        : Optional.empty();
  }
}
