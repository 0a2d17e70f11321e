package dev.earshot.launcher;

import dev.earshot.config.Settings.Listener;
import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.UnknownHostException;
import java.util.List;

/** Tries an address before the server does, because the server's own complaint is hard to read. */
final class ListenerCheck {
  private ListenerCheck() {}

  /**
   * The listener with a real port.
   *
   * @throws LaunchException when the server could not listen there
   */
  static Listener resolve(Listener wanted) throws LaunchException {
    return resolve(wanted, "EARSHOT_PORT (earshot.port)");
  }

  /**
   * The listener with a real port.
   *
   * @param setting where the port comes from
   * @throws LaunchException when the server could not listen there
   */
  static Listener resolve(Listener wanted, String setting) throws LaunchException {
    try (ServerSocket socket = new ServerSocket()) {
      socket.setReuseAddress(true);
      socket.bind(new InetSocketAddress(InetAddress.getByName(wanted.host()), wanted.port()));
      return new Listener(wanted.host(), socket.getLocalPort());
    } catch (UnknownHostException e) {
      throw refused("EARSHOT_HOST (earshot.host): unknown host " + wanted.host(), e);
    } catch (BindException e) {
      throw refused(
          "%s: port %d of %s cannot be used: %s"
              .formatted(setting, wanted.port(), wanted.host(), e.getMessage()),
          e);
    } catch (IOException e) {
      throw refused("EARSHOT_HOST (earshot.host): " + wanted.host() + ": " + e.getMessage(), e);
    }
  }

  private static LaunchException refused(String problem, IOException cause) {
    return new LaunchException("the server could not listen", List.of(problem), cause);
  }
}
