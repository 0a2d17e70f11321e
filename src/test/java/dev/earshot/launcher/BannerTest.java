package dev.earshot.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import dev.earshot.config.Settings.Accounts;
import dev.earshot.config.Settings.Registration;
import dev.earshot.launcher.Readiness.NotReady;
import dev.earshot.launcher.Readiness.Ready;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BannerTest {
  @TempDir Path folder;
  private DataFolder data;
  private FakeTokens server;

  @BeforeEach
  void startServer() throws Exception {
    data = new DataFolder(folder.resolve("data"));
    data.create();
    server = FakeTokens.forPassword("correct \"horse\"");
  }

  @AfterEach
  void stopServer() {
    server.close();
  }

  @Test
  void showsAPasswordThatTheServerMadeInThisStart() throws Exception {
    AdminPassword password = password(Optional.empty());
    Files.writeString(data.initialPassword(), "correct \"horse\"\n");

    assertThat(banner(password).text(new Ready())).contains("password correct \"horse\" (");
  }

  @Test
  void hidesAPasswordThatWasThereBefore() throws Exception {
    Files.writeString(data.initialPassword(), "correct \"horse\"\n");

    assertThat(banner(password(Optional.empty())).text(new Ready())).doesNotContain("horse");
  }

  @Test
  void offersACommandThatWorksWhenThePasswordIsKnown() throws Exception {
    Path speech = Files.createDirectory(folder.resolve("samples")).resolve("one two.wav");
    Files.createFile(speech);

    assertThat(banner(password(Optional.of("correct \"horse\""))).text(new Ready()))
        .contains(
            "curl -H \"Authorization: Bearer aaa.bbb.ccc\" -F audio=@\"%s\" %s/api/v1/stt/http"
                .formatted(speech, server.address()));
  }

  @Test
  void saysHowToGetATokenWhenThePasswordIsWrong() throws Exception {
    assertThat(banner(password(Optional.of("outdated"))).text(new Ready()))
        .contains("Bearer <token>", server.address() + "/token");
  }

  @Test
  void tellsWhyTheServerCannotTranscribe() throws Exception {
    assertThat(banner(password(Optional.empty())).text(new NotReady("no library")))
        .contains("cannot transcribe yet: no library")
        .doesNotContain("curl");
  }

  private AdminPassword password(Optional<String> configured) {
    return AdminPassword.before(
        data,
        new Accounts(
            Registration.OPEN, Set.of(), configured, Optional.empty(), Duration.ofDays(1), 20));
  }

  private Banner banner(AdminPassword password) throws IOException {
    return new Banner(data, server.address(), password, new Project(folder, folder, folder));
  }
}
