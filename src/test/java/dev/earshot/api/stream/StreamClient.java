package dev.earshot.api.stream;

import static org.assertj.core.api.Assertions.assertThat;

import dev.earshot.testing.DeepSpeechClient;
import dev.earshot.testing.SpeechServer;
import dev.earshot.testing.TestSocket;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import java.io.StringReader;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;

/**
 * A client of the native stream that remembers all messages, counts them as they must be counted,
 * and holds them, and what it says itself, to the description of the protocol. One thread at a
 * time.
 */
final class StreamClient implements AutoCloseable {
  private final TestSocket socket;
  private final List<JsonObject> all = new ArrayList<>();
  private long sentBytes;
  private long received;

  private StreamClient(TestSocket socket) {
    this.socket = socket;
  }

  /** As a newly registered user. */
  static StreamClient open(SpeechServer server) {
    String authorization = DeepSpeechClient.registered(server).authorization();
    return new StreamClient(
        TestSocket.open(
            server.address(), StreamEndpoint.PATH, Map.of("Authorization", authorization)));
  }

  /** A message, with apostrophes for quotation marks. */
  StreamClient say(String message) {
    String text = message.replace('\'', '"');
    assertThat(MessageSchemas.problems(text)).as(text).isEmpty();
    return sayAsIs(text);
  }

  /** A message that cannot be followed. */
  StreamClient sayWrong(String message) {
    return sayAsIs(message.replace('\'', '"'));
  }

  StreamClient sayAsIs(String text) {
    socket.send(text);
    return this;
  }

  /** Starts, and returns the answer. */
  JsonObject start(String message) {
    return say(message).next("started");
  }

  StreamClient audio(byte[] audio) {
    sentBytes += audio.length;
    socket.send(audio);
    return this;
  }

  /** Sends audio in frames, as fast as it goes. */
  StreamClient audio(byte[] audio, int frameBytes) {
    return audio(audio, frameBytes, Duration.ZERO);
  }

  /** Sends a frame each period, as a microphone does. */
  StreamClient audio(byte[] audio, int frameBytes, Duration period) {
    long start = System.nanoTime();
    int frames = 0;
    for (int from = 0; from < audio.length; from += frameBytes) {
      audio(Arrays.copyOfRange(audio, from, Math.min(audio.length, from + frameBytes)));
      long due = start + ++frames * period.toNanos();
      // why: a microphone takes its time, and so does what is tested with it
      for (long left = due - System.nanoTime(); left > 0; left = due - System.nanoTime()) {
        LockSupport.parkNanos(left);
      }
    }
    return this;
  }

  /** The next message. */
  JsonObject next() {
    return remember(socket.text());
  }

  /** The next message of a type; those before it are only remembered. */
  JsonObject next(String type) {
    JsonObject message = next();
    while (!message.getString("type").equals(type)) {
      assertThat(message.getString("type")).as(message.toString()).isNotIn("error", "done");
      message = next();
    }
    return message;
  }

  /** The next message, which is an error. */
  JsonObject error() {
    JsonObject message = next();
    assertThat(message.getString("type")).as(message.toString()).isEqualTo("error");
    return message;
  }

  /** Reads on to the end. */
  TestSocket.End end() {
    for (String text = socket.textUnlessEnded(); text != null; text = socket.textUnlessEnded()) {
      JsonObject unused = remember(text);
    }
    return socket.end();
  }

  /** All messages of a type until now. */
  List<JsonObject> all(String type) {
    return all.stream().filter(m -> m.getString("type").equals(type)).toList();
  }

  /** All messages until now. */
  List<JsonObject> all() {
    return List.copyOf(all);
  }

  long sentBytes() {
    return sentBytes;
  }

  private JsonObject remember(String text) {
    JsonObject message;
    try (JsonReader reader = Json.createReader(new StringReader(text))) {
      message = reader.readObject();
    }
    assertThat(MessageSchemas.problems(text)).as(text).isEmpty();
    all.add(message);
    assertThat(message.getInt("seq")).as(text).isEqualTo(all.size());
    if (message.containsKey("received")) {
      long now = message.getJsonNumber("received").longValueExact();
      assertThat(now).as(text).isBetween(received, sentBytes);
      received = now;
    }
    return message;
  }

  /** Drops the connection without a word. */
  @Override
  public void close() {
    socket.close();
  }
}
