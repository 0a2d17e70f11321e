package dev.earshot.api.deepspeech;

import static org.assertj.core.api.Assertions.assertThat;

import dev.earshot.testing.Answer;
import dev.earshot.testing.ApiKeyClient;
import dev.earshot.testing.DeepSpeechClient;
import dev.earshot.testing.SpeechServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * How often strangers may try, with the defaults but for the window, which is so long that nothing
 * comes back while a test runs.
 */
class AttemptLimitsIT {
  private static final String PASSWORD = "run forrest run";
  private static final Duration WINDOW = Duration.ofDays(1);

  private static SpeechServer server;

  @BeforeAll
  static void start() {
    server =
        SpeechServer.start(
            Map.of(
                "earshot.registration",
                "open",
                "earshot.admin-password",
                SpeechServer.ADMIN_PASSWORD,
                "earshot.attempts-window",
                WINDOW.toString()));
    for (String name : List.of("forrest", "jenny", "bubba")) {
      assertThat(anybody().register("/users", name, name + "@gump.com", PASSWORD).status())
          .isEqualTo(200);
    }
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  private static DeepSpeechClient anybody() {
    return DeepSpeechClient.anonymous(server);
  }

  private static int login(String name, String password) {
    return anybody().token("/token", name, password).status();
  }

  private static List<Integer> wrong(String name, int times) {
    return Stream.generate(() -> login(name, "not the password")).limit(times).toList();
  }

  @Test
  void afterTenFailuresANameHasToWaitWithTheRightPasswordToo() {
    assertThat(wrong("forrest", 10)).containsOnly(401);
    Answer refused =
        anybody().with("Origin", "http://localhost:3000").token("/token", "forrest", PASSWORD);
    assertThat(refused.toString())
        .isEqualTo(
            "429 {\"exception\":\"Too many attempts\",\"status\":429,"
                + "\"error\":\"too many requests\"}");
    assertThat(Long.parseLong(refused.header("Retry-After").orElseThrow()))
        .isBetween(1L, WINDOW.dividedBy(10).toSeconds());
    assertThat(refused.header("Access-Control-Allow-Origin")).isPresent();
    assertThat(wrong("nobody of that name", 11)).endsWith(429).containsOnlyOnce(429);
    assertThat(server.log()).doesNotContain("forrest");
  }

  @Test
  void aGoodLoginGivesTheNameItsAttemptsBack() {
    for (int round = 0; round < 3; round++) {
      assertThat(wrong("jenny", 9)).containsOnly(401);
      assertThat(login("jenny", PASSWORD)).isEqualTo(200);
    }
  }

  @Test
  void ofManyGuessesAtTheSameTimeNoMoreThanTenAreLookedAt() {
    ExecutorService clients = Executors.newFixedThreadPool(30);
    List<Integer> statuses =
        Collections.nCopies(30, "bubba").stream()
            .map(
                name ->
                    CompletableFuture.supplyAsync(() -> login(name, "not the password"), clients))
            .toList()
            .stream()
            .map(CompletableFuture::join)
            .toList();
    clients.shutdown();
    assertThat(statuses).contains(429);
    assertThat(statuses.stream().filter(status -> status != 429)).hasSize(10);
  }

  @Test
  void anAddressHasItsOwnLimit() throws IOException {
    for (int i = 0; i < 100; i++) {
      assertThat(loginFrom("127.0.0.2", "stranger-" + i)).isEqualTo(401);
    }
    assertThat(loginFrom("127.0.0.2", "one more")).isEqualTo(429);
    assertThat(loginFrom("127.0.0.3", "one more")).isEqualTo(401);
  }

  @Test
  void strangersRegisterThirtyTimesAndAnAdministratorAsHeLikes() {
    DeepSpeechClient admin = DeepSpeechClient.admin(server);
    // why 27: three users were registered before
    for (int i = 0; i < 27; i++) {
      assertThat(anybody().register("/users", "name-" + i, i + "@gump.com", PASSWORD).status())
          .isEqualTo(200);
    }
    Answer refused = anybody().register("/users", "one more", "one@gump.com", PASSWORD);
    assertThat(refused.status()).isEqualTo(429);
    assertThat(refused.header("Retry-After")).isPresent();
    DeepSpeechClient user = anybody().loggedIn("name-0", PASSWORD);
    assertThat(user.register("/users", "one more", "one@gump.com", PASSWORD).status())
        .isEqualTo(429);
    assertThat(admin.register("/users", "one more", "one@gump.com", PASSWORD).status())
        .isEqualTo(200);
  }

  @Test
  void aNameHasItsOwnLimitForRegisteringFromWhereverItIsTried() throws IOException {
    assertThat(registerFrom("127.0.0.4", "dan")).isEqualTo(200);
    for (int i = 0; i < 9; i++) {
      assertThat(registerFrom("127.0.0." + (4 + i % 3), "dan")).isEqualTo(400);
    }
    assertThat(registerFrom("127.0.0.7", "dan")).isEqualTo(429);
    assertThat(registerFrom("127.0.0.7", "lieutenant")).isEqualTo(200);
  }

  @Test
  void aKeyOfAnAdministratorIsNoAdministrator() throws IOException {
    String key = ApiKeyClient.with(DeepSpeechClient.admin(server), "admin").authorization();
    Sender sender = new Sender("127.0.0.8", key);
    assertThat(sender.register("mama")).isEqualTo(200);
    for (int i = 0; i < 9; i++) {
      assertThat(sender.register("mama")).isEqualTo(400);
    }
    assertThat(sender.register("mama")).isEqualTo(429);
  }

  @Test
  void anAccountIsChangedTenTimesUnderWhateverNamesAndByAnAdministratorAsHeLikes()
      throws IOException {
    assertThat(registerFrom("127.0.0.9", "curran")).isEqualTo(200);
    DeepSpeechClient user = anybody().loggedIn("curran", PASSWORD);
    String path = "/users/" + user.me().getInt("id");
    Sender sender = new Sender("127.0.0.9", user.authorization());
    assertThat(sender.put(path, "{\"username\":\"forrest\"}")).isEqualTo(400);
    for (int i = 0; i < 9; i++) {
      assertThat(sender.put(path, "{\"username\":\"curran-%d\"}".formatted(i))).isEqualTo(200);
    }
    assertThat(sender.put(path, "{\"username\":\"curran\"}")).isEqualTo(429);
    Sender elsewhere = new Sender("127.0.0.10", user.authorization());
    assertThat(elsewhere.put(path, "{\"email\":\"forrest@gump.com\"}")).isEqualTo(429);
    assertThat(elsewhere.put("/api/v1" + path, "{\"password\":\"%s\"}".formatted(PASSWORD)))
        .isEqualTo(429);
    assertThat(elsewhere.put(path, "{}")).as("nothing to change").isEqualTo(200);
    DeepSpeechClient admin = DeepSpeechClient.admin(server);
    for (int i = 0; i < 11; i++) {
      assertThat(admin.put(path, "{\"username\":\"curran-%d\"}".formatted(i)).status())
          .isEqualTo(200);
    }
  }

  @Test
  void registrationsAndChangesOfAnAddressAreCountedTogether() throws IOException {
    for (int account = 0; account < 3; account++) {
      String name = "shrimp-" + account;
      assertThat(registerFrom("127.0.0.11", name)).isEqualTo(200);
      DeepSpeechClient user = anybody().loggedIn(name, PASSWORD);
      String path = "/users/" + user.me().getInt("id");
      Sender sender = new Sender("127.0.0.11", user.authorization());
      for (int i = 0; i < 9; i++) {
        assertThat(sender.put(path, "{\"username\":\"forrest\"}")).isEqualTo(400);
      }
    }
    assertThat(registerFrom("127.0.0.11", "one shrimp more")).isEqualTo(429);
  }

  private static int registerFrom(String address, String name) throws IOException {
    return new Sender(address, "").register(name);
  }

  /** Logs in with a wrong password. */
  private static int loginFrom(String address, String name) throws IOException {
    return new Sender(address, "")
        .send("POST", "/token", "{\"username\":\"%s\",\"password\":\"wrong\"}".formatted(name));
  }

  /**
   * Sends from another address of this machine.
   *
   * @param authorization nothing for nobody
   */
  private record Sender(String address, String authorization) {
    int register(String name) throws IOException {
      return send(
          "POST",
          "/users",
          "{\"username\":\"%s\",\"email\":\"%s@gump.com\",\"password\":\"%s\"}"
              .formatted(name, name.replace(' ', '-'), PASSWORD));
    }

    int put(String path, String body) throws IOException {
      return send("PUT", path, body);
    }

    int send(String method, String path, String body) throws IOException {
      String credentials =
          authorization.isEmpty() ? "" : "Authorization: " + authorization + "\r\n";
      String request =
          "%s %s HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n%sContent-Length: %d\r\n\r\n%s"
              .formatted(method, path, credentials, body.length(), body);
      try (Socket socket = new Socket()) {
        socket.bind(new InetSocketAddress(InetAddress.getByName(address), 0));
        socket.connect(new InetSocketAddress("127.0.0.1", server.address().getPort()));
        socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
        String answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return Integer.parseInt(answer.split(" ", 3)[1]);
      }
    }
  }
}
