package dev.earshot.testing.browser;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;

/** One tab of a browser. One thread at a time. */
public final class Page {
  private static final long LIMIT_SECONDS = 60;
  private static final JsonObject NOTHING = JsonValue.EMPTY_JSON_OBJECT;

  private final DevTools devTools;
  private final String session;
  private final List<String> problems = new CopyOnWriteArrayList<>();
  private volatile CompletableFuture<Void> loaded = new CompletableFuture<>();

  private Page(DevTools devTools, String session) {
    this.devTools = devTools;
    this.session = session;
  }

  static Page in(DevTools devTools) {
    JsonObject blank = Json.createObjectBuilder().add("url", "about:blank").build();
    JsonObject target =
        DevTools.await(devTools.send("", "Target.createTarget", blank), LIMIT_SECONDS, "a new tab");
    JsonObject attach = Json.createObjectBuilder(target).add("flatten", true).build();
    String session =
        DevTools.await(
                devTools.send("", "Target.attachToTarget", attach), LIMIT_SECONDS, "the new tab")
            .getString("sessionId");
    Page page = new Page(devTools, session);
    devTools.listen(session, page::happened);
    for (String domain : List.of("Page", "Runtime", "Log")) {
      page.command(domain + ".enable", NOTHING);
    }
    return page;
  }

  /** Goes there and waits until everything is loaded. */
  public Page open(URI address) {
    loaded = new CompletableFuture<>();
    JsonObject answer =
        command("Page.navigate", Json.createObjectBuilder().add("url", address.toString()).build());
    if (answer.containsKey("errorText")) {
      throw new AssertionError(address + ": " + answer.getString("errorText"));
    }
    DevTools.await(loaded, LIMIT_SECONDS, "loading of " + address);
    return this;
  }

  /** The value of a JavaScript expression, or what its promise comes to. */
  public JsonValue evaluate(String expression) {
    JsonObject answer =
        command(
            "Runtime.evaluate",
            Json.createObjectBuilder()
                .add("expression", expression)
                .add("awaitPromise", true)
                .add("returnByValue", true)
                .add("userGesture", true)
                .build());
    if (answer.containsKey("exceptionDetails")) {
      throw new AssertionError(expression + ": " + answer.get("exceptionDetails"));
    }
    return answer.getJsonObject("result").getOrDefault("value", JsonValue.NULL);
  }

  /**
   * The value of a call of a JavaScript function.
   *
   * @param function e.g. {@code async (a, b) => ...}
   */
  public JsonValue call(String function, JsonValue... arguments) {
    var list = Json.createArrayBuilder();
    for (JsonValue argument : arguments) {
      list.add(argument);
    }
    return evaluate("(%s)(...%s)".formatted(function, list.build()));
  }

  /** Waits until an expression is true. */
  public void await(String condition) {
    // why no text that is evaluated later: pages may forbid that
    evaluate(
        "new Promise(done => { (function look() { if (%s) done(); else setTimeout(look, 20); })(); })"
            .formatted(condition));
  }

  /** Sends any command of the debugging protocol to this tab and waits for its answer. */
  public JsonObject command(String method, JsonObject parameters) {
    return DevTools.await(devTools.send(session, method, parameters), LIMIT_SECONDS, method);
  }

  /** Writes what the whole page looks like, as PNG. */
  public void screenshot(Path file) {
    JsonObject answer =
        command(
            "Page.captureScreenshot",
            Json.createObjectBuilder().add("captureBeyondViewport", true).build());
    try {
      Files.createDirectories(file.toAbsolutePath().getParent());
      Files.write(file, Base64.getDecoder().decode(answer.getString("data")));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Errors in the console, uncaught exceptions, failed requests; in order. */
  public List<String> problems() {
    return List.copyOf(problems);
  }

  private void happened(JsonObject event) {
    JsonObject parameters = event.getJsonObject("params");
    switch (event.getString("method")) {
      case "Page.loadEventFired" -> loaded.complete(null);
      case "Runtime.exceptionThrown" -> problems.add(parameters.get("exceptionDetails").toString());
      case "Runtime.consoleAPICalled" -> {
        if (parameters.getString("type").equals("error")) {
          problems.add(parameters.get("args").toString());
        }
      }
      case "Log.entryAdded" -> {
        JsonObject entry = parameters.getJsonObject("entry");
        if (entry.getString("level").equals("error")) {
          problems.add(entry.getString("text") + " " + entry.getString("url", ""));
        }
      }
      default -> {}
    }
  }
}
