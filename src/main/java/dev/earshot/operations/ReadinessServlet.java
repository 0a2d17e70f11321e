package dev.earshot.operations;

import dev.earshot.models.ModelRegistry;
import dev.earshot.models.Readiness;
import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Map;
import org.jspecify.annotations.NullUnmarked;

/**
 * {@code /health/ready}, and {@code /health} for both: 200 only when the default engine can serve,
 * else 503 with the reason. Thread-safe.
 */
@WebServlet({"/health/ready", "/health"})
@NullUnmarked // why: the container fills the fields
public class ReadinessServlet extends HttpServlet {
  private static final long serialVersionUID = 1;
  private static final String CHECK = "engine";

  @Inject private transient ModelRegistry models;

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    answer(models.readiness()).write(response);
  }

  private static HealthAnswer answer(Readiness readiness) {
    if (readiness instanceof Readiness.Ready ready) {
      return HealthAnswer.up(
          CHECK,
          Map.of(
              "model", ready.model().id().value(),
              "engine", ready.model().engine().value(),
              "language", ready.model().language()));
    }
    return HealthAnswer.down(CHECK, ((Readiness.NotReady) readiness).reason());
  }
}
