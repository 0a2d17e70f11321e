package dev.earshot.launcher;

import dev.earshot.config.Settings.Listener;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The commands that Payara runs before it opens its listeners: the file for people who start it by
 * hand ({@code payara/boot-commands.txt}), then our addresses. Stateless.
 */
final class BootCommands {
  private static final String TEMPLATE = "/payara/boot-commands.txt";
  private static final String LISTENER =
      "set configs.config.server-config.network-config.network-listeners.network-listener"
          + ".http-listener.";

  private static final String COPY =
      """

      create-protocol listener-PORT
      create-http --default-virtual-server=server --timeout-seconds=30 listener-PORT
      create-network-listener --address=HOST --listenerport=PORT --protocol=listener-PORT \
      --threadpool=http-thread-pool listener-PORT
      set configs.config.server-config.network-config.protocols.protocol.listener-PORT.http\
      .request-timeout-seconds=-1
      set configs.config.server-config.network-config.protocols.protocol.listener-PORT.http\
      .server-header=false
      set configs.config.server-config.network-config.protocols.protocol.listener-PORT.http\
      .xpowered-by=false
      """;

  private BootCommands() {}

  static void write(Path file, Listener listener, List<Integer> further) throws IOException {
    Files.writeString(file, text(listener, further));
  }

  /**
   * @param further ports on the same host
   */
  static String text(Listener listener, List<Integer> further) throws IOException {
    // why: of two commands for the same attribute the later one wins
    return template()
        + "\n# the settings of this start\n"
        + LISTENER
        + "address="
        + listener.host()
        + "\n"
        + LISTENER
        + "port="
        + listener.port()
        + "\n"
        + further.stream().map(port -> copy(listener.host(), port)).collect(Collectors.joining());
  }

  // why all of it: a new protocol begins with the server's own limits, not with those of the first
  private static String copy(String host, int port) {
    return COPY.replace("HOST", host).replace("PORT", String.valueOf(port));
  }

  private static String template() throws IOException {
    try (InputStream in = BootCommands.class.getResourceAsStream(TEMPLATE)) {
      if (in == null) {
        throw new IOException("not on the class path: " + TEMPLATE);
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
