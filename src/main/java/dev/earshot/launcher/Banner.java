package dev.earshot.launcher;

import dev.earshot.launcher.Readiness.NotReady;
import dev.earshot.launcher.Readiness.Ready;
import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;

/** What a person needs to know about a server that runs. Immutable. */
final class Banner {
  private static final String RULE = "-".repeat(78) + "\n";

  private final DataFolder data;
  private final URI address;
  private final AdminPassword password;
  private final Project project;

  Banner(DataFolder data, URI address, AdminPassword password, Project project) {
    this.data = data;
    this.address = address;
    this.password = password;
    this.project = project;
  }

  String text(Readiness readiness) throws InterruptedException {
    StringBuilder text = new StringBuilder(RULE);
    text.append("Earshot listens on ").append(address).append('\n');
    text.append("  data folder  ").append(data.path()).append('\n');
    text.append("  server log   ").append(data.logFile()).append('\n');
    password
        .made()
        .ifPresent(
            made ->
                text.append("  user admin   password ")
                    .append(made)
                    .append(" (shown only this once, kept in secrets/)\n"));
    text.append(readiness instanceof Ready ? invitation() : apology(readiness));
    return text.append("\nCtrl-C stops it.\n").append(RULE).toString();
  }

  /** A command that returns a transcript. */
  String invitation() throws InterruptedException {
    Optional<String> token = token();
    Optional<Path> speech = SampleSpeech.in(project.folder());
    String command =
        "curl -H \"Authorization: Bearer %s\" -F audio=@\"%s\" %s"
            .formatted(
                token.orElse("<token>"),
                speech.map(Path::toString).orElse("<your.wav>"),
                address.resolve("/api/v1/stt/http"));
    String howToGetOne =
        token.isPresent()
            ? ""
            : "  where <token> is the access_token in the answer to\n  " + login();
    return "Try it:\n  " + command + "\n" + howToGetOne;
  }

  private Optional<String> token() throws InterruptedException {
    Optional<String> known = password.known();
    return known.isPresent() ? new ServerClient(address).adminToken(known.get()) : Optional.empty();
  }

  private String login() {
    return "curl -H \"Content-Type: application/json\" -d '{\"username\":\"admin\",\"password\":\"...\"}' "
        + address.resolve("/token")
        + "\n";
  }

  private static String apology(Readiness readiness) {
    String reason =
        readiness instanceof NotReady notReady
            ? notReady.reason()
            : "/health/ready does not answer";
    return "It answers, but it cannot transcribe yet: " + reason + "\n";
  }
}
