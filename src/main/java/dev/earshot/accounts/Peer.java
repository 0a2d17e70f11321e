package dev.earshot.accounts;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Collection;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Where a request comes from, as far as privileges are concerned. Immutable.
 *
 * @param local it was sent from this machine, and no proxy says that it only passes it on
 */
public record Peer(boolean local) {
  private static final Pattern LITERAL_ADDRESS = Pattern.compile("[0-9.]+|[0-9A-Fa-f:.]*:.*");

  /**
   * Judges a connection.
   *
   * @param address the literal address of the other end; a host name is never looked up
   * @param headerNames of the request; {@code Forwarded} and {@code X-Forwarded-*} betray a proxy
   */
  public static Peer of(String address, Collection<String> headerNames) {
    boolean forwarded =
        headerNames.stream()
            .map(name -> name.toLowerCase(Locale.ROOT))
            .anyMatch(name -> name.equals("forwarded") || name.startsWith("x-forwarded-"));
    return new Peer(!forwarded && isLoopback(address));
  }

  private static boolean isLoopback(String address) {
    if (!LITERAL_ADDRESS.matcher(address).matches()) {
      return false;
    }
    try {
      return InetAddress.getByName(address).isLoopbackAddress();
    } catch (UnknownHostException notAnAddress) {
      return false;
    }
  }
}
