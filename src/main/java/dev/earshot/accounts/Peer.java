package dev.earshot.accounts;

import dev.earshot.config.Origin;
import java.net.InetAddress;
import java.util.Collection;
import java.util.Locale;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Where a request comes from, as far as privileges are concerned. Immutable.
 *
 * @param local it was sent from this machine, by a program or by a page of this machine, and no
 *     proxy says that it only passes it on
 */
public record Peer(boolean local) {
  /** The headers of a request. */
  public record Headers(Collection<String> names, UnaryOperator<@Nullable String> first) {}

  /**
   * Judges a connection.
   *
   * @param address the literal address of the other end; a host name is never looked up
   * @param headers {@code Forwarded} and {@code X-Forwarded-*} betray a proxy; a foreign {@code
   *     Origin} or {@code Host} betrays somebody else's page in a browser of this machine
   */
  public static Peer of(String address, Headers headers) {
    boolean forwarded =
        headers.names().stream()
            .map(name -> name.toLowerCase(Locale.ROOT))
            .anyMatch(name -> name.equals("forwarded") || name.startsWith("x-forwarded-"));
    String host = headers.first().apply("Host");
    String origin = headers.first().apply("Origin");
    return new Peer(
        !forwarded
            && isLoopback(address)
            && (host == null || isThisMachine("http://" + host))
            && (origin == null || isThisMachine(origin)));
  }

  /**
   * Who counts as one when callers without credentials are counted: an IPv4 address or a /64
   * network of IPv6.
   */
  public static String network(String address) {
    return LiteralAddress.network(address);
  }

  private static boolean isThisMachine(String text) {
    return Origin.parse(text)
        .map(Origin::host)
        .filter(host -> host.equals("localhost") || leadsHere(host))
        .isPresent();
  }

  // why the unspecified address too: whoever connects to it reaches his own machine, and old
  // clients do
  private static boolean leadsHere(String host) {
    return literal(host).filter(a -> a.isLoopbackAddress() || a.isAnyLocalAddress()).isPresent();
  }

  /** Brackets belong to IPv6, and only to it. */
  private static Optional<InetAddress> literal(String host) {
    boolean bracketed = host.startsWith("[");
    return bracketed == host.contains(":")
        ? LiteralAddress.parse(bracketed ? host.substring(1, host.length() - 1) : host)
        : Optional.empty();
  }

  private static boolean isLoopback(String address) {
    return LiteralAddress.parse(address).filter(InetAddress::isLoopbackAddress).isPresent();
  }
}
