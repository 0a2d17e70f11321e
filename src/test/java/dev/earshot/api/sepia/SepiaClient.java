package dev.earshot.api.sepia;

import static org.assertj.core.api.Assertions.assertThat;

import dev.earshot.testing.TestSocket;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.net.URI;
import java.util.Arrays;

/** Speaks the protocol as its clients do. One thread at a time. */
final class SepiaClient implements AutoCloseable {
  private static final int FRAME = 4_096;

  private final TestSocket socket;
  private long latestId;

  SepiaClient(URI server, String path) {
    socket = TestSocket.open(server, path);
  }

  TestSocket socket() {
    return socket;
  }

  /** Says who it is and what it wants; the answer, whatever it is. */
  JsonObject welcome(String clientId, String token, String data) {
    sendWelcome(clientId, token, data);
    return next();
  }

  long sendWelcome(String clientId, String token, String data) {
    latestId++;
    socket.send(
        "{\"type\": \"welcome\", \"msg_id\": %d, \"client_id\": \"%s\", \"access_token\": \"%s\", \"data\": %s}"
            .formatted(latestId, clientId, token, data));
    return latestId;
  }

  void speak(byte[] samples) {
    for (int from = 0; from < samples.length; from += FRAME) {
      socket.send(Arrays.copyOfRange(samples, from, Math.min(samples.length, from + FRAME)));
    }
  }

  /** Ends the audio, and reads up to the answer to that. */
  void endAudio() {
    latestId++;
    socket.send(
        "{\"type\": \"audioend\", \"msg_id\": %d, \"data\": {\"byteLength\": null, \"bufferOrTimeLimit\": null}}"
            .formatted(latestId));
  }

  /** The next message other than pings, which are answered. */
  JsonObject next() {
    JsonObject message = socket.json();
    while (message.getString("type").equals("ping")) {
      pong(message.getInt("msg_id"));
      message = socket.json();
    }
    return message;
  }

  void pong(int id) {
    socket.send(
        Json.createObjectBuilder().add("type", "pong").add("msg_id", id).build().toString());
  }

  /** The next final; partials and other answers before it are dropped. */
  JsonObject nextFinal() {
    JsonObject message = next();
    while (!message.getString("type").equals("result") || !message.getBoolean("isFinal")) {
      assertThat(message.getString("type")).as(message.toString()).isNotEqualTo("error");
      message = next();
    }
    return message;
  }

  long latestId() {
    return latestId;
  }

  @Override
  public void close() {
    socket.close();
  }
}
