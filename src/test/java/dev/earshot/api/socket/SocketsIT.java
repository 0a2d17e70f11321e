package dev.earshot.api.socket;

import static org.assertj.core.api.Assertions.assertThat;

import dev.earshot.testing.Await;
import dev.earshot.testing.DeepSpeechClient;
import dev.earshot.testing.RawSocket;
import dev.earshot.testing.SpeechServer;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.zip.CRC32;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What endpoints share, in a server with an endpoint that does as it is told. */
class SocketsIT {
  private static final Duration TEN_SECONDS = Duration.ofSeconds(10);
  private static final int MIB = 1 << 20;
  private static final Map<String, String> SETTINGS =
      Map.of(
          "earshot.vosk-port", "0",
          "earshot.extra-ports", String.valueOf(SpeechServer.freePort()),
          "earshot.anonymous", "deepspeech",
          "earshot.sockets-per-user", "3",
          "earshot.outbox-max", "256KiB",
          "earshot.ping-interval", "PT2S",
          "earshot.ping-timeout", "PT3S");

  private static SpeechServer server;

  @BeforeAll
  static void start(@TempDir Path folder) throws IOException {
    Path war = folder.resolve("earshot.war");
    Files.copy(Path.of(System.getProperty("earshot.test.war")), war);
    try (FileSystem zip = FileSystems.newFileSystem(URI.create("jar:" + war.toUri()), Map.of())) {
      for (String name : List.of("EchoEndpoint", "EchoDialogue", "EchoDoors")) {
        Path target = zip.getPath("WEB-INF/classes/dev/earshot/api/socket/" + name + ".class");
        try (InputStream in = SocketsIT.class.getResourceAsStream(name + ".class")) {
          Files.copy(in, target);
        }
      }
    }
    server = SpeechServer.startOpen(war, SETTINGS);
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  private static RawSocket echo(String... headers) throws IOException {
    RawSocket socket = RawSocket.open(server.address(), "/echo", headers);
    assertThat(socket.answer()).startsWith("HTTP/1.1 101");
    return socket;
  }

  private static int[] state() throws IOException {
    try (RawSocket socket = echo()) {
      String[] words = socket.text("state").read().text().split(" ");
      return Arrays.stream(words).mapToInt(Integer::parseInt).toArray();
    }
  }

  private static byte[] noise(int length) {
    byte[] bytes = new byte[length];
    new Random(length).nextBytes(bytes);
    return bytes;
  }

  private static long sum(byte[] bytes) {
    CRC32 sum = new CRC32();
    sum.update(bytes);
    return sum.getValue();
  }

  @Test
  void theSessionKnowsItsUserAndWhereHeIs() throws Exception {
    try (RawSocket socket = echo()) {
      assertThat(socket.text("who").read().text()).isEqualTo("nobody local");
    }
    try (RawSocket socket = echo("X-Forwarded-For: 10.0.0.1")) {
      assertThat(socket.text("who").read().text()).isEqualTo("nobody foreign");
    }
    String token = DeepSpeechClient.registered(server).authorization();
    try (RawSocket socket = echo("Authorization: " + token)) {
      assertThat(socket.text("who").read().text()).matches("\\d+ local");
    }
  }

  @Test
  void oneFrameOf32MebibytesIsAsGoodAsManySmallOnes() throws Exception {
    byte[] large = noise(32 * MIB);
    try (RawSocket socket = echo()) {
      assertThat(socket.frame(0x82, large).read().text())
          .isEqualTo(large.length + " " + sum(large) + " file");
      byte[] small = noise(100_000);
      assertThat(socket.frame(0x82, small).read().text())
          .isEqualTo(small.length + " " + sum(small) + " heap");
      socket.frame(0x02, noise(200_000)).frame(0x00, noise(200_000));
      assertThat(socket.frame(0x80, new byte[0]).read().text()).startsWith("400000 ");
      assertThat(socket.text("x".repeat(40_000)).read().text()).hasSize(40_000);
    }
    assertThat(server.temporaryFiles()).isEmpty();
  }

  @Test
  void aMessageBeyondTheLimitIsRefusedAndTheClientReadsWhy() throws Exception {
    try (RawSocket socket = echo()) {
      socket.begin(0x82, 1L << 40);
      byte[] part = new byte[MIB];
      for (int i = 0; i < 70; i++) {
        socket.bytes(part);
      }
      RawSocket.Frame close = socket.readClose();
      assertThat(close.code()).isEqualTo(1009);
      assertThat(close.reason()).contains("64 MiB", "EARSHOT_UPLOAD_MAX");
      assertThat(socket.isEnded(Duration.ofSeconds(5))).isTrue();
    }
    assertThat(server.temporaryFiles()).isEmpty();
  }

  @Test
  void unfinishedLargeFramesDoNotFillTheHeap() throws Exception {
    List<RawSocket> clients = new ArrayList<>();
    for (int i = 0; i < 40; i++) {
      clients.add(echo().begin(0x82, 31 * MIB + 1));
    }
    byte[] part = new byte[MIB];
    for (int i = 0; i < 31; i++) {
      for (RawSocket client : clients) {
        client.bytes(part);
      }
    }
    int[] state = state();
    assertThat(state[0]).as("sockets").isEqualTo(41);
    assertThat(state[1]).as("heap").isLessThan(11 * MIB);
    assertThat(DeepSpeechClient.anonymous(server).get("/health/live").status()).isEqualTo(200);
    for (RawSocket client : clients) {
      client.reset();
    }
    Await.until("no temporary files", TEN_SECONDS, () -> server.temporaryFiles().isEmpty());
    assertThat(server.log()).doesNotContain("OutOfMemory");
  }

  @Test
  void aClientThatReadsNothingIsSentAwayAndHindersNobody() throws Exception {
    try (RawSocket lazy = RawSocket.open(server.address(), "/echo", 4_096);
        RawSocket other = echo()) {
      lazy.text("flood 20000");
      assertThat(other.text("hello").read().text()).isEqualTo("hello");
      Await.until(
          "the slow reader",
          TEN_SECONDS,
          () -> server.log().contains("event=socket-reads-too-slowly"));
      assertThat(other.text("hello again").read().text()).isEqualTo("hello again");
    }
  }

  @Test
  void whoeverGivesNoSignOfLifeIsSentAway() throws Exception {
    try (RawSocket dead = echo();
        RawSocket alive = echo()) {
      RawSocket.Frame frame = dead.readAny();
      assertThat(frame.opcode()).isEqualTo(9);
      while (frame.opcode() != 8) {
        frame = dead.readAny();
        alive.frame(0x8a, new byte[0]);
      }
      assertThat(frame.code()).isEqualTo(1011);
      assertThat(frame.reason()).contains("EARSHOT_PING_TIMEOUT");
      assertThat(alive.text("still here").read().text()).isEqualTo("still here");
    }
  }

  @Test
  void whoeverMeetsAFaultOfTheServerIsToldToGo() throws Exception {
    try (RawSocket socket = echo()) {
      RawSocket.Frame close = socket.text("fail").readClose();
      assertThat(close.code()).isEqualTo(1011);
      assertThat(close.reason()).isEqualTo("the server failed");
    }
  }

  @Test
  void aUserWithTooManySocketsIsRefusedAtOnce() throws Exception {
    String token = "Authorization: " + DeepSpeechClient.registered(server).authorization();
    try (RawSocket one = echo(token);
        RawSocket two = echo(token);
        RawSocket three = echo(token)) {
      assertThat(List.of(one, two, three)).hasSize(3);
      long before = System.nanoTime();
      try (RawSocket four = echo(token)) {
        RawSocket.Frame close = four.readClose();
        assertThat(close.code()).isEqualTo(1013);
        assertThat(close.reason()).contains("EARSHOT_SOCKETS_PER_USER");
        assertThat(Duration.ofNanos(System.nanoTime() - before)).isLessThan(Duration.ofSeconds(2));
      }
      one.close();
      Await.until("a free place", TEN_SECONDS, () -> opens(token));
    }
  }

  private static boolean opens(String header) {
    try (RawSocket socket = echo(header)) {
      return socket.text("hello").read().opcode() == 1;
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  @Test
  void clientsThatVanishLeaveNothingBehind() throws Exception {
    int threads = state()[3];
    for (int i = 0; i < 200; i++) {
      RawSocket socket = echo();
      if (i % 2 == 0) {
        socket.begin(0x82, 400_000).bytes(new byte[i % 4 == 0 ? 300_000 : 2_000]);
      }
      if (i % 3 == 0) {
        socket.close();
      } else {
        socket.reset();
      }
    }
    Await.until("an empty registry", TEN_SECONDS, () -> stateIs(1));
    int[] after = state();
    assertThat(after[1]).as("heap").isZero();
    assertThat(after[2]).as("files").isZero();
    assertThat(after[3]).as("threads").isLessThanOrEqualTo(threads + 20);
    assertThat(server.temporaryFiles()).isEmpty();
  }

  private static boolean stateIs(int sockets) {
    try {
      return state()[0] == sockets;
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  @Test
  void throughTheVoskPortThereIsNothingButVosk() throws Exception {
    for (String path : List.of("/", "/users", "/health/live", "/index.html", "/api/v1/stt/http")) {
      RawSocket answer =
          RawSocket.ask(
              server.voskAddress(), 0, "GET " + path + " HTTP/1.1\r\nHost: localhost\r\n\r\n");
      assertThat(answer.answer())
          .as(path)
          .startsWith("HTTP/1.1 426")
          .containsIgnoringCase("Upgrade: websocket");
      answer.close();
    }
  }

  @Test
  void everyPathOfTheVoskPortIsJudgedAsVosk() throws Exception {
    String token = "Authorization: " + DeepSpeechClient.registered(server).authorization();
    for (String path : List.of("/", "/asr/en/", "/echo", "/api/v1/stt/ws")) {
      try (RawSocket refused = RawSocket.open(server.voskAddress(), path)) {
        assertThat(refused.answer()).as(path).startsWith("HTTP/1.1 401");
      }
      try (RawSocket socket = RawSocket.open(server.voskAddress(), path, token)) {
        assertThat(socket.answer()).as(path).startsWith("HTTP/1.1 101");
        assertThat(socket.text("{\"eof\":1}").read().text()).contains("text");
        assertThat(socket.readClose().code()).isEqualTo(1000);
      }
    }
  }

  @Test
  void aHandshakeInDisguiseNeedsATokenToo() throws Exception {
    for (String upgrade : List.of("websocket, x", "x, websocket", "WebSocket ")) {
      String request =
          "GET /vosk HTTP/1.1\r\nHost: localhost\r\nConnection: Upgrade\r\nUpgrade: "
              + upgrade
              + "\r\nSec-WebSocket-Version: 13\r\n"
              + "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n";
      try (RawSocket socket = RawSocket.ask(server.address(), 0, request)) {
        assertThat(socket.answer()).as(upgrade).startsWith("HTTP/1.1 401");
      }
    }
  }

  @Test
  void anExtraPortIsTheMainOneOnceMore() throws Exception {
    URI extra = URI.create("http://127.0.0.1:" + SETTINGS.get("earshot.extra-ports"));
    try (RawSocket socket = RawSocket.open(extra, "/echo")) {
      assertThat(socket.text("hello").read().text()).isEqualTo("hello");
    }
  }

  @Test
  void theSocketsOfDeepSpeechNeedNothingHereAndAScopeElsewhere() throws Exception {
    for (String path : List.of("/api/v1/stt/ws", "/api/v1/stt/mic", "/api/v1/mic")) {
      try (RawSocket here = RawSocket.open(server.address(), path);
          RawSocket far = RawSocket.open(server.address(), path, "Forwarded: for=10.0.0.1")) {
        assertThat(here.answer()).as(path).startsWith("HTTP/1.1 101");
        assertThat(far.answer()).as(path).startsWith("HTTP/1.1 401");
      }
    }
  }

  @Test
  void aPageOfAForeignOriginIsToldWhichSettingItLacks() throws Exception {
    try (RawSocket page =
        RawSocket.open(server.address(), "/echo", "Origin: https://evil.example")) {
      assertThat(page.answer()).startsWith("HTTP/1.1 403");
      assertThat(page.rest()).contains("EARSHOT_ALLOWED_ORIGINS");
    }
  }
}
