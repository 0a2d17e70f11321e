package dev.earshot.launcher.war;

import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * As much of Earshot as the launcher needs: health, a first password, a token. Travels alone into a
 * WAR, so it uses no other class of ours. Thread-safe.
 */
@WebServlet(
    urlPatterns = {"/health/live", "/health/ready", "/token"},
    loadOnStartup = 1)
public class FakeEarshot extends HttpServlet {
  private static final long serialVersionUID = 1;

  @Override
  public void init() throws ServletException {
    Path secrets = Path.of(System.getenv("EARSHOT_DATA"), "secrets");
    try {
      Files.writeString(secrets.resolve("initial-admin-password"), "first-password\n");
    } catch (IOException e) {
      throw new ServletException(e);
    }
  }

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    boolean brokenEngine = "broken".equals(System.getenv("EARSHOT_MODEL"));
    boolean up = request.getServletPath().equals("/health/live") || !brokenEngine;
    response.setStatus(up ? 200 : 503);
    response.getWriter().print("{\"checks\":[{\"data\":{\"reason\":\"no engine here\"}}]}");
  }

  @Override
  protected void doPost(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    String body = new String(request.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    response.setStatus(body.contains("first-password") ? 200 : 401);
    response.getWriter().print("{\"access_token\":\"a.token.of-admin\"}");
  }
}
