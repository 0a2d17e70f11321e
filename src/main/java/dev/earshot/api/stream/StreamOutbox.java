package dev.earshot.api.stream;

import dev.earshot.api.socket.Outbox;
import jakarta.json.Json;
import jakarta.json.JsonBuilderFactory;
import jakarta.json.JsonObjectBuilder;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What one client is told: messages with a type, counted as they are written. Thread-safe. It also
 * counts the audio that was taken over, so that what is told of it never goes back.
 */
final class StreamOutbox {
  // why kept: looking the factory up costs more than all else here
  static final JsonBuilderFactory JSON = Json.createBuilderFactory(Map.of());
  private static final int DECIMALS = 3;

  private final Outbox outbox;
  private long written;
  private long received;

  StreamOutbox(Outbox outbox) {
    this.outbox = outbox;
    // why so late: messages that are replaced before they are written must leave no gap
    outbox.stampWith(text -> "{\"seq\":" + ++written + "," + text.substring(1));
  }

  /** A message without fields. */
  static JsonObjectBuilder message(ServerType type) {
    return JSON.createObjectBuilder().add("type", type.wire());
  }

  /**
   * A message that answers one of the client's.
   *
   * @param to the number that the client gave that; null when it gave none
   */
  static JsonObjectBuilder answer(ServerType type, @Nullable Long to) {
    JsonObjectBuilder message = message(type);
    return to == null ? message : message.add("to", to);
  }

  /** As all times are written. */
  static BigDecimal seconds(Duration time) {
    return decimal(time.toNanos() / 1e9);
  }

  static BigDecimal decimal(double value) {
    return BigDecimal.valueOf(value).setScale(DECIMALS, RoundingMode.HALF_EVEN);
  }

  /** The client's audio was taken over. */
  synchronized void takeOver(int bytes) {
    received += bytes;
  }

  void send(JsonObjectBuilder message) {
    outbox.send(message.build().toString());
  }

  /** The same, telling how much was taken over. */
  synchronized void sendCounted(JsonObjectBuilder message) {
    outbox.send(counted(message));
  }

  /** The same, in the place of an earlier one that still waits. */
  synchronized void sendNewest(JsonObjectBuilder message) {
    outbox.sendReplaceable(counted(message));
  }

  private String counted(JsonObjectBuilder message) {
    return message.add("received", received).build().toString();
  }

  void error(ErrorCode code, String reason, @Nullable Long to) {
    send(answer(ServerType.ERROR, to).add("code", code.wire()).add("message", reason));
  }
}
