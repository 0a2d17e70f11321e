package dev.earshot.operations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.earshot.testing.ApiKeyClient;
import dev.earshot.testing.DeepSpeechClient;
import dev.earshot.testing.LiveServer;
import dev.earshot.testing.Metrics;
import dev.earshot.testing.SpeechServer;
import dev.earshot.testing.VoskScript;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What Prometheus reads. */
@ExtendWith(LiveServer.class)
class MetricsIT {
  private static final Pattern DOCUMENTED =
      Pattern.compile("^\\| `(earshot_\\w+)`", Pattern.MULTILINE);
  private static final String FAR = "X-Forwarded-For";

  private final SpeechServer server;

  MetricsIT(SpeechServer server) {
    this.server = server;
  }

  @Test
  void thereIsExactlyWhatIsDocumented() throws IOException {
    new VoskScript(
            List.of(
                new VoskScript.Act.Say("{\"config\" : {\"model\" : \"digits\"}}"),
                new VoskScript.Act.Say("{\"eof\" : 1}")))
        .play(server.voskAddress(), VoskScript.Delivery.calm());
    Set<String> documented = new TreeSet<>();
    Matcher rows = DOCUMENTED.matcher(Files.readString(Path.of("docs/operations.md")));
    while (rows.find()) {
      documented.add(rows.group(1));
    }
    Set<String> measured =
        Metrics.of(server).types().keySet().stream()
            .filter(name -> name.startsWith("earshot_"))
            .collect(Collectors.toCollection(TreeSet::new));
    assertThat(documented).isNotEmpty();
    assertThat(measured).isEqualTo(documented);
  }

  @Test
  void whatIsHeardIsCounted() {
    Metrics before = Metrics.of(server);
    VoskScript script = VoskScript.random(new Random(2));
    VoskScript.Played played = script.play(server.voskAddress(), VoskScript.Delivery.calm());
    assertThat(played.refused()).isFalse();
    Metrics after = Metrics.of(server);
    for (String counter :
        List.of(
            "earshot_live_audio_heard_total",
            "earshot_live_audio_withheld_total",
            "earshot_live_utterances_total",
            "earshot_live_lag_seconds_count")) {
      assertThat(after.value(counter)).as(counter).isGreaterThan(before.value(counter));
    }
    assertThat(after.value("earshot_model_real_time_factor{model=\"digits\"}")).isPositive();
    assertThat(after.value("earshot_permits")).isPositive();
    assertThat(after.value("earshot_engine_stuck_total")).isZero();
  }

  @Test
  void whoIsElsewhereNeedsTheScopeOfAdministrators() throws Exception {
    DeepSpeechClient admin = DeepSpeechClient.admin(server);
    DeepSpeechClient user = DeepSpeechClient.registered(server);
    String name = "metrics-" + UUID.randomUUID();
    String key = ApiKeyClient.made(admin, name, "admin").getString("key");
    assertThat(status()).isEqualTo(200);
    assertThat(status(FAR, "192.0.2.1")).isEqualTo(401);
    assertThat(status("Forwarded", "for=192.0.2.1")).isEqualTo(401);
    assertThat(status(FAR, "192.0.2.1", "Authorization", user.authorization())).isEqualTo(403);
    assertThat(status(FAR, "192.0.2.1", "Authorization", admin.authorization())).isEqualTo(200);
    assertThat(status(FAR, "192.0.2.1", "Authorization", "Bearer " + key)).isEqualTo(200);
  }

  private int status(String... headers) throws IOException, InterruptedException {
    URI address = server.address().resolve("/metrics");
    HttpRequest.Builder request = HttpRequest.newBuilder(address);
    if (headers.length > 0) {
      request.headers(headers);
    }
    return HttpClient.newHttpClient()
        .send(request.build(), HttpResponse.BodyHandlers.discarding())
        .statusCode();
  }

  @Test
  void theParserOfThisTestIsStrict() {
    for (String wrong :
        List.of(
            "a 1", "a\n", "a{b=c} 1\n", "a 1 b\n", "# TYPE a counter\na_total 1\n", "b 1\nb 2\n")) {
      assertThatThrownBy(() -> Metrics.parse(wrong)).as(wrong).isInstanceOf(Throwable.class);
    }
    assertThat(Metrics.parse("# HELP a b\n# TYPE a gauge\na{b=\"c\"} 1.5\n").value("a{b=\"c\"}"))
        .isEqualTo(1.5);
  }
}
