package dev.earshot.launcher;

import dev.earshot.config.Settings.Listener;
import java.net.URI;

/** Where this machine reaches a listener. Stateless. */
final class ServerAddress {
  private ServerAddress() {}

  static URI of(Listener listener) {
    return URI.create("http://" + reachable(listener.host()) + ":" + listener.port());
  }

  private static String reachable(String host) {
    return switch (host) {
      case "0.0.0.0", "::", "0:0:0:0:0:0:0:0" -> "127.0.0.1";
      default -> host.contains(":") ? "[" + host + "]" : host;
    };
  }
}
