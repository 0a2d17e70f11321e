package dev.earshot.testing;

import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import java.io.StringReader;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Optional;

/** What a server answered, and how long that took. */
public record Answer(HttpResponse<String> response, Duration took) {
  public int status() {
    return response.statusCode();
  }

  public String text() {
    return response.body();
  }

  public Optional<String> header(String name) {
    return response.headers().firstValue(name);
  }

  public JsonObject json() {
    try (JsonReader reader = Json.createReader(new StringReader(text()))) {
      return reader.readObject();
    }
  }

  /** The transcript in {@code message}. */
  public String message() {
    return json().getString("message");
  }

  /** The sentences in {@code warnings}. */
  public JsonArray warnings() {
    return json().containsKey("warnings")
        ? json().getJsonArray("warnings")
        : JsonArray.EMPTY_JSON_ARRAY;
  }

  @Override
  public String toString() {
    return status() + " " + text();
  }
}
