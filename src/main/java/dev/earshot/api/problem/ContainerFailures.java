package dev.earshot.api.problem;

import dev.earshot.accounts.Need;
import dev.earshot.accounts.OwnPorts;
import dev.earshot.accounts.Refusal;
import dev.earshot.accounts.Scope;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jspecify.annotations.NullUnmarked;
import org.jspecify.annotations.Nullable;

/**
 * The error page of the whole application: gives every failure that no resource handled a JSON body
 * in the words of the protocol that owns the path. Thread-safe.
 */
@WebServlet("/failure")
@NullUnmarked // why: the container fills the fields
public class ContainerFailures extends HttpServlet {
  private static final long serialVersionUID = 1;
  private static final Logger LOG = Logger.getLogger(ContainerFailures.class.getName());

  private static final String NO_KEY = ", which tokens have and API keys do not";

  @Inject private transient Instance<FailureShape> shapes;
  @Inject private transient OwnPorts ports;

  @Override
  protected void service(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    boolean asked = request.getDispatcherType() != DispatcherType.ERROR;
    int status = asked ? HttpServletResponse.SC_NOT_FOUND : statusOf(request);
    String seen = asked ? request.getServletPath() : RequestPath.normalised(rawPath(request));
    String path = ports.inside(request.getLocalPort(), seen, false).orElse(seen);
    Failure failure = new Failure(status, detail(status, path, request), refusalOf(request));
    Optional<FailureShape> owner = shapes.stream().filter(s -> s.owns(path)).findFirst();
    response.setStatus(status);
    response.setContentType(owner.map(FailureShape::mediaType).orElse(Problem.MEDIA_TYPE));
    response.setCharacterEncoding(StandardCharsets.UTF_8.name());
    response.setHeader("X-Content-Type-Options", "nosniff");
    response
        .getWriter()
        .write(owner.map(o -> o.body(failure)).orElseGet(() -> Problem.of(failure)).toString());
  }

  private static int statusOf(HttpServletRequest request) {
    Object status = request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE);
    Object cause = request.getAttribute(RequestDispatcher.ERROR_EXCEPTION);
    if (cause instanceof Throwable failure) {
      LOG.log(Level.SEVERE, "event=request-failed path=" + rawPath(request), failure);
    }
    return status instanceof Integer number && number >= HttpServletResponse.SC_BAD_REQUEST
        ? number
        : HttpServletResponse.SC_INTERNAL_SERVER_ERROR;
  }

  private static String rawPath(HttpServletRequest request) {
    @Nullable Object uri = request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI);
    String path = uri == null ? "/" : uri.toString();
    String context = request.getContextPath();
    return path.startsWith(context) ? path.substring(context.length()) : path;
  }

  private static Optional<Refusal> refusalOf(HttpServletRequest request) {
    return Optional.ofNullable((Refusal) request.getAttribute(Refusal.ATTRIBUTE));
  }

  private static Optional<Scope> lackingScope(HttpServletRequest request) {
    return Optional.ofNullable((Scope) request.getAttribute(Need.LACKING_SCOPE));
  }

  private static String lacks(Scope scope) {
    return "The scope " + scope.wireName() + " is needed" + (scope.isForKeys() ? "" : NO_KEY);
  }

  private static String forbidden(HttpServletRequest request) {
    return request.getAttribute(Need.FOREIGN_ORIGIN) == null
        ? lackingScope(request).map(ContainerFailures::lacks).orElse("Not allowed")
        : "Pages of this origin may not open a WebSocket here (EARSHOT_ALLOWED_ORIGINS)";
  }

  private static String detail(int status, String path, HttpServletRequest request) {
    return switch (status) {
      case 400 -> "Bad request";
      case 401 -> "Credentials are needed";
      case 403 -> forbidden(request);
      case 404 -> "Requested URL " + path + " not found";
      case 405 -> "Method " + request.getMethod() + " not allowed for URL " + path;
      case 413 -> "Request is too large";
      case 503 -> "Service unavailable";
      default -> status < 500 ? "Request refused" : "Internal server error";
    };
  }
}
