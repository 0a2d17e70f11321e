package dev.earshot.api.deepspeech;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.earshot.accounts.NewUser;
import dev.earshot.accounts.Role;
import dev.earshot.api.upload.TestJson;
import dev.earshot.testing.FuzzTarget;
import jakarta.json.JsonObject;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.Optional;

/**
 * Any body: a bad request, or an object about which the rules for users have a verdict. What they
 * let through can be registered.
 */
@FuzzTarget
class JsonBodyFuzzTest {
  private static final int MAX_BYTES = 16 * 1_024;

  private final JsonBody bodies = new JsonBody();

  JsonBodyFuzzTest() {
    bodies.small = TestJson.small();
  }

  @FuzzTest
  void anyBody(byte[] body) throws IOException {
    Optional<JsonObject> object = read(Arrays.copyOf(body, Math.min(body.length, MAX_BYTES)));
    if (object.isEmpty()) {
      return;
    }
    Violations violations = UserRules.checkNew(object.get());
    assertThat(violations.body().toString()).startsWith("{\"error\":");
    if (violations.isEmpty()) {
      NewUser user =
          new NewUser(
              object.get().getString("username"),
              object.get().getString("email"),
              object.get().getString("password"),
              Role.USER);
      assertThat(user.email()).contains("@");
    }
  }

  private Optional<JsonObject> read(byte[] body) throws IOException {
    try {
      return bodies.read(new ByteArrayInputStream(body));
    } catch (BadRequestException refused) {
      assertThat(refused.getMessage()).isNotBlank();
      return Optional.empty();
    }
  }
}
