package dev.earshot.api.socket;

import static org.assertj.core.api.Assertions.assertThat;

import dev.earshot.accounts.Peer;
import dev.earshot.config.ByteSize;
import dev.earshot.config.Settings;
import dev.earshot.testing.MovingClock;
import jakarta.websocket.CloseReason.CloseCodes;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class OpenSocketTest {
  private static final Settings.Sockets LIMITS =
      new Settings.Sockets(
          10,
          10,
          Duration.ofHours(1),
          Duration.ofMinutes(10),
          ByteSize.ofMebibytes(1),
          ByteSize.ofMebibytes(1),
          Duration.ofSeconds(20),
          Duration.ofSeconds(10));

  private final MovingClock clock = new MovingClock();
  private final FakeWire wire = new FakeWire(false);
  private final Pulse pulse = new Pulse(clock);
  private final Outbox outbox = new Outbox(wire, 1_000, clock);
  private final OpenSocket socket =
      new OpenSocket(
          () -> true,
          new Arrival(Optional.empty(), new Peer(true), "x", new Arrival.Ports(0, 0), pulse),
          new Pulse(clock),
          outbox,
          new MessageAssembly(
              new MessageLimit(ByteSize.ofMebibytes(1), "test"), new AssemblyPlaces()));

  private void seconds(int seconds) {
    for (int i = 0; i < seconds * 2; i++) {
      clock.advance(Duration.ofMillis(500));
      socket.check(LIMITS);
    }
  }

  private void assertClosed(CloseCodes code, String setting) {
    assertThat(wire.closed).hasSize(1);
    assertThat(wire.closed.get(0).getCloseCode()).isEqualTo(code);
    assertThat(wire.closed.get(0).getReasonPhrase()).contains(setting);
  }

  @Test
  void aClientIsAskedInTimeAndSentAwayWhenItSaysNothing() {
    seconds(19);
    assertThat(wire.pings).isZero();
    seconds(2);
    assertThat(wire.pings).isOne();
    seconds(8);
    assertThat(wire.closed).isEmpty();
    seconds(2);
    assertClosed(CloseCodes.UNEXPECTED_CONDITION, "EARSHOT_PING_TIMEOUT");
  }

  @Test
  void whateverItSaysIsASignOfLife() {
    for (int i = 0; i < 10; i++) {
      seconds(29);
      pulse.heard();
    }
    assertThat(wire.closed).isEmpty();
    assertThat(wire.pings).isEqualTo(14);
  }

  @Test
  void whoeverWantsIsToldOnceThatItIsGone() {
    AtomicInteger told = new AtomicInteger();
    socket.whenGone(told::incrementAndGet);
    assertThat(told).hasValue(0);
    assertThat(socket.leave()).isTrue();
    assertThat(socket.leave()).isFalse();
    assertThat(told).hasValue(1);
    socket.whenGone(told::incrementAndGet);
    assertThat(told).hasValue(2);
  }

  @Test
  void signsOfLifeAreNoMessages() {
    for (int i = 0; i < 61; i++) {
      seconds(10);
      pulse.heard();
    }
    assertClosed(CloseCodes.VIOLATED_POLICY, "EARSHOT_SOCKET_IDLE_MAX");
  }

  @Test
  void nobodyStaysForever() {
    for (int i = 0; i < 361; i++) {
      seconds(10);
      pulse.message();
    }
    assertClosed(CloseCodes.VIOLATED_POLICY, "EARSHOT_SOCKET_TIME_MAX");
  }

  @Test
  void aSocketThatDoesNotEndIsGivenUpAfterAWhile() {
    Duration limit = Duration.ofSeconds(10);
    clock.advance(Duration.ofHours(1));
    assertThat(socket.isOverdue(limit)).isFalse();
    outbox.close(CloseCodes.NORMAL_CLOSURE, "");
    clock.advance(limit);
    assertThat(socket.isOverdue(limit)).isFalse();
    clock.advance(Duration.ofSeconds(1));
    assertThat(socket.isOverdue(limit)).isTrue();
  }

  @Test
  void aClientThatStopsReadingIsSentAwayAlthoughItSpeaks() {
    outbox.send("text");
    for (int i = 0; i < 11; i++) {
      seconds(1);
      pulse.message();
    }
    assertClosed(CloseCodes.VIOLATED_POLICY, "reads too slowly");
  }
}
