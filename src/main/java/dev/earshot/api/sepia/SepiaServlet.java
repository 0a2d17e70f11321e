package dev.earshot.api.sepia;

import dev.earshot.accounts.AnonymousUse;
import dev.earshot.accounts.Caller;
import dev.earshot.accounts.Peer;
import dev.earshot.api.upload.MalformedJsonException;
import dev.earshot.api.upload.SlowBodyException;
import dev.earshot.api.upload.SmallJson;
import dev.earshot.api.upload.UploadTooLargeException;
import jakarta.inject.Inject;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import org.jspecify.annotations.NullUnmarked;

/**
 * Tells SEPIA clients that there is a server and what it can do. Thread-safe. On the main listener
 * only the three requests that clients make are here; on the protocol's own port it is all there is
 * besides the files of the test page.
 */
@WebServlet({"/ping", "/online", "/settings", SepiaPort.SOCKET, SepiaPort.INSIDE + "/*"})
@NullUnmarked // why: the container fills the fields
public class SepiaServlet extends HttpServlet {
  /** Where the files of the test page are. */
  static final String FILES = "/www/";

  private static final long serialVersionUID = 1;
  private static final int UNPROCESSABLE = 422;
  private static final int UPGRADE_REQUIRED = 426;

  private static final JsonObject NOT_IMPLEMENTED =
      error(
          "Not implemented. Please use WebSocket 'welcome' message for session settings instead.");

  @Inject private transient SepiaGreeting greeting;
  @Inject private transient AnonymousUse anonymous;
  @Inject private transient SmallJson bodies;

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    switch (route(request)) {
      case "/" -> {
        response.setStatus(HttpServletResponse.SC_TEMPORARY_REDIRECT);
        response.setHeader("Location", "www/index.html");
      }
      case "/online" -> response.setStatus(HttpServletResponse.SC_NO_CONTENT);
      case "/ping" -> answer(response, HttpServletResponse.SC_OK, SepiaGreeting.PING);
      case "/settings" ->
          answer(
              response,
              HttpServletResponse.SC_OK,
              Json.createObjectBuilder()
                  .add("result", "success")
                  .add("settings", greeting.settings(mayKnow(request)))
                  .build());
      case SepiaPort.SOCKET -> {
        response.setHeader("Upgrade", "websocket");
        answer(response, UPGRADE_REQUIRED, error("This is a WebSocket; connect to it as one."));
      }
      default -> answer(response, HttpServletResponse.SC_NOT_FOUND, error("Not Found"));
    }
  }

  @Override
  protected void doPost(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    if (!route(request).equals("/settings")) {
      answer(response, HttpServletResponse.SC_METHOD_NOT_ALLOWED, error("Method Not Allowed"));
    } else if (isSettings(request)) {
      answer(response, HttpServletResponse.SC_NOT_IMPLEMENTED, NOT_IMPLEMENTED);
    } else {
      answer(response, UNPROCESSABLE, error("The body is a JSON object, its language a string."));
    }
  }

  /** What the models are called is for those who may use them. */
  private boolean mayKnow(HttpServletRequest request) {
    Peer peer =
        Peer.of(
            request.getRemoteAddr(),
            new Peer.Headers(Collections.list(request.getHeaderNames()), request::getHeader));
    return request.getUserPrincipal() instanceof Caller
        || anonymous.allows(SepiaAccess.PROTOCOL, peer);
  }

  private static String route(HttpServletRequest request) {
    String path = request.getServletPath();
    if (!path.equals(SepiaPort.INSIDE)) {
      return path;
    }
    // why: only the own port leads there
    boolean forwarded = request.getDispatcherType() == DispatcherType.FORWARD;
    return forwarded ? String.valueOf(request.getPathInfo()) : "/none";
  }

  private boolean isSettings(HttpServletRequest request) throws IOException {
    try {
      JsonObject body = bodies.read(request.getInputStream()).orElse(JsonValue.EMPTY_JSON_OBJECT);
      JsonValue language = body.getOrDefault("language", JsonValue.NULL);
      return language.getValueType() == JsonValue.ValueType.NULL || language instanceof JsonString;
    } catch (SlowBodyException | MalformedJsonException | UploadTooLargeException e) {
      return false;
    }
  }

  private static JsonObject error(String message) {
    return Json.createObjectBuilder().add("error", message).build();
  }

  private static void answer(HttpServletResponse response, int status, JsonObject body)
      throws IOException {
    response.setStatus(status);
    response.setContentType("application/json");
    response.setCharacterEncoding(StandardCharsets.UTF_8.name());
    response.getWriter().write(body.toString());
  }
}
