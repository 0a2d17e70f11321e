package dev.earshot.testing;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;

/** Speaks the DeepSpeech REST API. Thread-safe; {@link #with} makes changed copies. */
public final class DeepSpeechClient {
  private static final HttpClient HTTP =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private static final Duration LIMIT = Duration.ofMinutes(5);

  private final URI server;
  private final Map<String, String> headers;

  private DeepSpeechClient(URI server, Map<String, String> headers) {
    this.server = server;
    this.headers = Map.copyOf(headers);
  }

  /** Without credentials. */
  public static DeepSpeechClient anonymous(SpeechServer server) {
    return new DeepSpeechClient(server.address(), Map.of());
  }

  /** A newly registered user with a token. */
  public static DeepSpeechClient registered(SpeechServer server) {
    DeepSpeechClient client = anonymous(server);
    String name = "user-" + UUID.randomUUID();
    Answer answer = client.register("/users", name, name + "@example.org", passwordOf(name));
    if (answer.status() != 200) {
      throw new AssertionError("not registered: " + answer);
    }
    return client.loggedIn(name, passwordOf(name));
  }

  /** The password of a user whom {@link #registered} made. */
  public static String passwordOf(String name) {
    return "password-" + name;
  }

  /** The first administrator. */
  public static DeepSpeechClient admin(SpeechServer server) {
    return anonymous(server).loggedIn("admin", SpeechServer.ADMIN_PASSWORD);
  }

  public DeepSpeechClient loggedIn(String username, String password) {
    Answer answer = token("/token", username, password);
    if (answer.status() != 200) {
      throw new AssertionError("no token: " + answer);
    }
    return with("Authorization", "Bearer " + answer.json().getString("access_token"));
  }

  public DeepSpeechClient with(String header, String value) {
    Map<String, String> changed = new HashMap<>(headers);
    changed.put(header, value);
    return new DeepSpeechClient(server, changed);
  }

  /** The {@code Authorization} header. */
  public String authorization() {
    return headers.get("Authorization");
  }

  public Answer register(String path, String username, String email, String password) {
    return post(
        path,
        Json.createObjectBuilder()
            .add("username", username)
            .add("email", email)
            .add("password", password)
            .build()
            .toString());
  }

  public Answer token(String path, String username, String password) {
    return post(
        path,
        Json.createObjectBuilder()
            .add("username", username)
            .add("password", password)
            .build()
            .toString());
  }

  public Answer get(String path) {
    return send("GET", path, BodyPublishers.noBody());
  }

  public Answer post(String path, String body) {
    return send("POST", path, BodyPublishers.ofString(body));
  }

  public Answer put(String path, String body) {
    return send("PUT", path, BodyPublishers.ofString(body));
  }

  public Answer delete(String path) {
    return send("DELETE", path);
  }

  /** The caller as {@code /token/me} shows him. */
  public JsonObject me() {
    return get("/token/me").json().getJsonObject("me");
  }

  /** Posts a body that arrives some time after its headers. */
  public Answer postSlowly(String path, String body) {
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    return send("POST", path, BodyPublishers.ofInputStream(() -> new LateStream(bytes)));
  }

  private static final class LateStream extends ByteArrayInputStream {
    LateStream(byte[] bytes) {
      super(bytes);
    }

    // why: this is the very thing that the test is about, so it has to take time
    @Override
    public synchronized int read(byte[] target, int offset, int length) {
      LockSupport.parkNanos(Duration.ofMillis(500).toNanos());
      return super.read(target, offset, length);
    }
  }

  public Answer send(String method, String path) {
    return send(method, path, BodyPublishers.noBody());
  }

  /** Sends a file with hot words. */
  public Answer transcribe(byte[] audio, Map<String, ?> hotWords) {
    Multipart multipart = new Multipart().file("audio", audio);
    hotWords.forEach((word, boost) -> multipart.field(word, boost.toString()));
    return transcribe(multipart);
  }

  public Answer transcribe(byte[] audio) {
    return transcribe(audio, Map.of());
  }

  public Answer transcribe(Multipart multipart) {
    return upload("/api/v1/stt/http", multipart);
  }

  /** Posts a form with files. */
  public Answer upload(String path, Multipart multipart) {
    return with("Content-Type", multipart.contentType())
        .send("POST", path, BodyPublishers.ofInputStream(multipart::body));
  }

  private Answer send(String method, String path, BodyPublisher body) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(server + path)).timeout(LIMIT).method(method, body);
    headers.forEach(request::setHeader);
    long start = System.nanoTime();
    try {
      var response = HTTP.send(request.build(), BodyHandlers.ofString());
      return new Answer(response, Duration.ofNanos(System.nanoTime() - start));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError("interrupted", e);
    }
  }
}
