package dev.earshot.api.problem;

import java.net.URI;
import java.net.URISyntaxException;

/** Paths as clients write them. Thread-safe. */
final class RequestPath {
  private RequestPath() {}

  /**
   * The path as the container reads it when it looks for a resource: decoded, without path
   * parameters, doubled slashes and dots. What cannot be read stays as it is.
   *
   * @param raw as it was sent, starting with a slash
   */
  static String normalised(String raw) {
    try {
      String decoded = new URI(raw.replaceAll(";[^/]*", "").replaceAll("/+", "/")).getPath();
      // why in parts: dots and slashes may have been encoded
      return new URI("http", "localhost", decoded, null).normalize().getPath();
    } catch (URISyntaxException unreadable) {
      return raw;
    }
  }
}
