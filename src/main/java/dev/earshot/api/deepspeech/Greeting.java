package dev.earshot.api.deepspeech;

import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** The heading at {@code /api/v1} that clients look for. Thread-safe. */
@WebServlet({"/api/v1", "/api/v1/"})
public class Greeting extends HttpServlet {
  private static final long serialVersionUID = 1;

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    response.setContentType("text/html;charset=UTF-8");
    response.getWriter().write("<h1>Welcome to Earshot's DeepSpeech REST API</h1>\n");
  }
}
