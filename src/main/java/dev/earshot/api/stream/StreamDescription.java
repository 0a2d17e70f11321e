package dev.earshot.api.stream;

import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;

/** The description of this protocol for programs, AsyncAPI 3.0. Thread-safe. */
@WebServlet(StreamDescription.PATH)
public class StreamDescription extends HttpServlet {
  private static final long serialVersionUID = 1;
  static final String PATH = StreamEndpoint.PATH + "/asyncapi.json";
  static final String RESOURCE = "asyncapi.json";

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    try (InputStream in = StreamDescription.class.getResourceAsStream(RESOURCE)) {
      if (in == null) {
        throw new IOException("the description is missing in the WAR");
      }
      response.setContentType("application/json");
      response.setCharacterEncoding("UTF-8");
      in.transferTo(response.getOutputStream());
    }
  }
}
