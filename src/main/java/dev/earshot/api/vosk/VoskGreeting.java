package dev.earshot.api.vosk;

import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/** Tells clients without a WebSocket what is here. Thread-safe. */
// why 426: some take this very answer for the sign that the server is well
@WebServlet(VoskPort.PATH)
public class VoskGreeting extends HttpServlet {
  private static final long serialVersionUID = 1;
  private static final int UPGRADE_REQUIRED = 426;

  @Override
  protected void service(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    response.setStatus(UPGRADE_REQUIRED);
    response.setHeader("Upgrade", "websocket");
    response.setContentType("text/plain");
    response.setCharacterEncoding(StandardCharsets.UTF_8.name());
    response
        .getWriter()
        .write(
            """
            Failed to open a WebSocket connection: empty Connection header.

            You cannot access a WebSocket server directly with a browser. You need a WebSocket client.
            """);
  }
}
