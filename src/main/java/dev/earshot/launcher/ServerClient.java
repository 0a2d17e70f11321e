package dev.earshot.launcher;

import dev.earshot.launcher.Readiness.NotReady;
import dev.earshot.launcher.Readiness.Ready;
import dev.earshot.launcher.Readiness.Silent;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The few questions that the launcher asks a server. Thread-safe. */
final class ServerClient {
  private static final Duration PATIENCE = Duration.ofSeconds(5);
  private static final Pattern REASON = Pattern.compile("\"reason\"\\s*:\\s*" + JsonText.STRING);
  private static final Pattern TOKEN =
      Pattern.compile("\"access_token\"\\s*:\\s*" + JsonText.STRING);

  private final HttpClient http =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).connectTimeout(PATIENCE).build();
  private final URI address;

  ServerClient(URI address) {
    this.address = address;
  }

  boolean isLive() throws InterruptedException {
    return get("/health/live").filter(answer -> answer.statusCode() == 200).isPresent();
  }

  Readiness readiness() throws InterruptedException {
    Optional<HttpResponse<String>> answer = get("/health/ready");
    return answer.map(ServerClient::readiness).orElseGet(Silent::new);
  }

  /** A token of the administrator, when this is the password. */
  Optional<String> adminToken(String password) throws InterruptedException {
    String body = "{\"username\":\"admin\",\"password\":" + JsonText.quote(password) + "}";
    HttpRequest request =
        request("/token")
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString(body))
            .build();
    return send(request)
        .filter(answer -> answer.statusCode() == 200)
        .flatMap(answer -> first(TOKEN, answer.body()));
  }

  private static Readiness readiness(HttpResponse<String> answer) {
    return switch (answer.statusCode()) {
      case 200 -> new Ready();
      case 503 -> new NotReady(first(REASON, answer.body()).orElse(answer.body()));
      default -> new Silent();
    };
  }

  private Optional<HttpResponse<String>> get(String path) throws InterruptedException {
    return send(request(path).GET().build());
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(address.resolve(path)).timeout(PATIENCE);
  }

  private Optional<HttpResponse<String>> send(HttpRequest request) throws InterruptedException {
    try {
      return Optional.of(http.send(request, BodyHandlers.ofString()));
    } catch (IOException e) {
      // why: a server that starts or stops does not answer; that is an answer for us
      return Optional.empty();
    }
  }

  private static Optional<String> first(Pattern pattern, String body) {
    Matcher matcher = pattern.matcher(body);
    return matcher.find() ? Optional.of(JsonText.unquote(matcher.group(1))) : Optional.empty();
  }
}
