package dev.earshot.operations;

import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.jspecify.annotations.NullUnmarked;

/** {@code /metrics}: what the server measures of itself, as Prometheus reads it. Thread-safe. */
@WebServlet(MetricsServlet.PATH)
@NullUnmarked // why: the container fills the fields
public class MetricsServlet extends HttpServlet {
  private static final long serialVersionUID = 1;
  static final String PATH = "/metrics";
  private static final String TYPE = "text/plain; version=0.0.4; charset=utf-8";

  @Inject private transient PrometheusMeterRegistry registry;

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    response.setContentType(TYPE);
    response.setHeader("Cache-Control", "no-store");
    response.getWriter().write(registry.scrape(TYPE));
  }
}
