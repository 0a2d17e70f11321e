package dev.earshot.operations;

import dev.earshot.testing.DeepSpeechClient;
import dev.earshot.testing.SpeechServer;
import dev.earshot.testing.browser.Browser;
import dev.earshot.testing.browser.Page;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.UUID;

/** Somebody who uses the page as people do: fields, buttons, and what he sees. */
final class Visitor {
  private static final String ELEMENT = "document.getElementById('%s')";

  private final Page page;
  private final String name;

  private Visitor(Page page, String name) {
    this.page = page;
    this.name = name;
  }

  static Visitor of(Browser browser, SpeechServer server) {
    return of(browser, server.address().resolve("/"));
  }

  static Visitor of(Browser browser, URI address) {
    Page page = browser.newPage().open(address);
    page.await("document.getElementById('readiness').dataset.state === 'up'");
    return new Visitor(page, "visitor-" + UUID.randomUUID().toString().substring(0, 8));
  }

  /** The same person as somebody who has registered. */
  Visitor as(Visitor known) {
    return new Visitor(page, known.name);
  }

  Page page() {
    return page;
  }

  String name() {
    return name;
  }

  String password() {
    return DeepSpeechClient.passwordOf(name);
  }

  /** Registers by the form, which logs in. */
  Visitor registers() {
    clicks("account-other");
    writes("email", name + "@example.org");
    logsIn();
    return this;
  }

  /** Sends the form. */
  Visitor logsIn() {
    writes("username", name);
    writes("password", password());
    clicks("account-send");
    sees("who");
    return this;
  }

  Visitor clicks(String id) {
    page.evaluate((ELEMENT + ".click()").formatted(id));
    return this;
  }

  Visitor writes(String id, String value) {
    page.call(
        "(id, value) => { const field = document.getElementById(id); field.value = value;"
            + " field.dispatchEvent(new Event('change')); }",
        Json.createValue(id),
        Json.createValue(value));
    return this;
  }

  /** Gives a file by the button. */
  Visitor chooses(Path file) {
    int document =
        page.command("DOM.getDocument", JsonValue.EMPTY_JSON_OBJECT)
            .getJsonObject("root")
            .getInt("nodeId");
    JsonObject selector =
        Json.createObjectBuilder().add("nodeId", document).add("selector", "#chosen").build();
    JsonObject field = page.command("DOM.querySelector", selector);
    page.command(
        "DOM.setFileInputFiles",
        Json.createObjectBuilder(field)
            .add("files", Json.createArrayBuilder().add(file.toAbsolutePath().toString()))
            .build());
    return this;
  }

  /** Gives a file by a function of the gesture's name, the file in base64 and its name. */
  Visitor gives(String function, String gesture, Path file) throws IOException {
    page.call(
        function,
        Json.createValue(gesture),
        Json.createValue(Base64.getEncoder().encodeToString(Files.readAllBytes(file))),
        Json.createValue(file.getFileName().toString()));
    return this;
  }

  /** Presses and releases a key. */
  Visitor presses(String key) {
    for (String type : List.of("keyDown", "keyUp")) {
      page.command(
          "Input.dispatchKeyEvent",
          Json.createObjectBuilder().add("type", type).add("key", key).build());
    }
    return this;
  }

  /** Waits until there is something with this id to be seen. */
  Visitor sees(String id) {
    return waitsFor((ELEMENT + ".checkVisibility()").formatted(id));
  }

  /** Waits until nothing with this id is to be seen. */
  Visitor seesNo(String id) {
    return waitsFor(("!" + ELEMENT + ".checkVisibility()").formatted(id));
  }

  /** Waits until a message says that. */
  Visitor isTold(String words) {
    return waitsFor(
        "document.getElementById('notices').textContent.includes('%s')".formatted(words));
  }

  /** Waits until live speech has come there. */
  Visitor speechIs(String state) {
    return waitsFor("document.body.dataset.live === '%s'".formatted(state));
  }

  /** Starts to speak to a model. */
  Visitor speaks(String model) {
    page.call(
        "model => { const list = document.getElementById('model');"
            + " [...list.options].some(o => o.value === model) || list.add(new Option(model, model));"
            + " list.value = model; }",
        Json.createValue(model));
    return clicks("start").speechIs("listening");
  }

  /** The final text. */
  String speech() {
    return string(
        "[...document.querySelectorAll('#segments p')].map(p => p.textContent).join(' ')");
  }

  /** Waits until so many segments are final. */
  Visitor readsSegments(int count) {
    return waitsFor("document.querySelectorAll('#segments p').length === %d".formatted(count));
  }

  /** Waits until the partial has that word. */
  Visitor readsAlong(String word) {
    return waitsFor(
        "document.getElementById('partial').textContent.includes('%s')".formatted(word));
  }

  /** Waits until an expression is true; in vain, it says what is on the page instead. */
  Visitor waitsFor(String condition) {
    try {
      page.await(condition);
      return this;
    } catch (AssertionError e) {
      String seen =
          string("document.body.innerText + '\\n' + JSON.stringify(document.body.dataset)");
      throw new AssertionError(
          "not seen: %s; instead: %s %s".formatted(condition, seen, problems()), e);
    }
  }

  String text(String id) {
    return string((ELEMENT + ".textContent").formatted(id));
  }

  String string(String expression) {
    return ((JsonString) page.evaluate(expression)).getString();
  }

  boolean is(String expression) {
    return page.evaluate(expression).equals(JsonValue.TRUE);
  }

  double number(String expression) {
    return Double.parseDouble(page.evaluate(expression).toString());
  }

  List<String> problems() {
    return page.problems();
  }
}
