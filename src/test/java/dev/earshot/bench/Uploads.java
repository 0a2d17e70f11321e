package dev.earshot.bench;

import dev.earshot.testing.Multipart;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;

/** Files that are transcribed while streams speak, each over and over until told to stop. */
final class Uploads {
  private final HttpClient http = HttpClient.newHttpClient();
  private final URI server;
  private final byte[] file;
  private final String authorization;
  private final List<CompletableFuture<Void>> all = new ArrayList<>();
  private final ConcurrentLinkedQueue<String> answers = new ConcurrentLinkedQueue<>();
  private volatile boolean last;

  Uploads(URI server, String authorization, Path file, int count) throws IOException {
    this.authorization = authorization;
    this.server = server;
    this.file = Files.readAllBytes(file);
    for (int i = 0; i < count; i++) {
      all.add(again());
    }
  }

  /** Those that run are the last. */
  void stop() {
    last = true;
  }

  boolean areOver() {
    return all.stream().allMatch(CompletableFuture::isDone);
  }

  List<String> answers() {
    return List.copyOf(answers);
  }

  private CompletableFuture<Void> again() {
    Multipart body = new Multipart().file("audio", file);
    HttpRequest request =
        HttpRequest.newBuilder(server.resolve("/api/v1/stt/http"))
            .timeout(Duration.ofHours(1))
            .header("Content-Type", body.contentType())
            .header("Authorization", authorization)
            .POST(BodyPublishers.ofInputStream(body::body))
            .build();
    long began = System.nanoTime();
    return http.sendAsync(request, BodyHandlers.ofString())
        .handle((answer, failure) -> answers.add(told(answer, failure, began)))
        .thenCompose(done -> last ? CompletableFuture.completedFuture(null) : again());
  }

  private static String told(HttpResponse<String> answer, Throwable failure, long began) {
    long seconds = (System.nanoTime() - began) / 1_000_000_000;
    return failure != null
        ? "failed after %d s: %s".formatted(seconds, failure)
        : "%d after %d s, %d characters"
            .formatted(answer.statusCode(), seconds, answer.body().length());
  }
}
