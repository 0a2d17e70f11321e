package dev.earshot.launcher;

import dev.earshot.config.Settings.Listener;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The commands that Payara runs before it opens its listeners: the file for people who start it by
 * hand ({@code payara/boot-commands.txt}), then our address. Stateless.
 */
final class BootCommands {
  private static final String TEMPLATE = "/payara/boot-commands.txt";
  private static final String LISTENER =
      "set configs.config.server-config.network-config.network-listeners.network-listener"
          + ".http-listener.";

  private BootCommands() {}

  static void write(Path file, Listener listener) throws IOException {
    Files.writeString(file, text(listener));
  }

  static String text(Listener listener) throws IOException {
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
        + "\n";
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
