package dev.earshot.launcher;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;

/** A server that knows nothing but how to give out a token. Thread-safe. */
final class FakeTokens implements AutoCloseable {
  private final HttpServer server;
  private final String expected;

  private FakeTokens(HttpServer server, String expected) {
    this.server = server;
    this.expected = expected;
  }

  static FakeTokens forPassword(String password) throws IOException {
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    String body = "{\"username\":\"admin\",\"password\":" + JsonText.quote(password) + "}";
    FakeTokens fake = new FakeTokens(server, body);
    server.createContext("/token", fake::answer);
    server.start();
    return fake;
  }

  URI address() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
  }

  @Override
  public void close() {
    server.stop(0);
  }

  private void answer(HttpExchange exchange) throws IOException {
    String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
    byte[] answer = "{\"access_token\" : \"aaa.bbb.ccc\"}".getBytes(StandardCharsets.UTF_8);
    exchange.sendResponseHeaders(body.equals(expected) ? 200 : 401, answer.length);
    exchange.getResponseBody().write(answer);
    exchange.close();
  }
}
