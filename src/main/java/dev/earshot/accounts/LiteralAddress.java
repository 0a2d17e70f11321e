package dev.earshot.accounts;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;
import java.util.regex.Pattern;

/** IP addresses as text; a host name is never looked up. Thread-safe. */
final class LiteralAddress {
  private static final Pattern FORM = Pattern.compile("[0-9.]+|[0-9A-Fa-f:.]*:.*");

  /** What one subscriber gets of IPv6, at least. */
  private static final int NETWORK_BYTES = 8;

  private LiteralAddress() {}

  /** Empty for everything that is no address. */
  static Optional<InetAddress> parse(String text) {
    if (!FORM.matcher(text).matches()) {
      return Optional.empty();
    }
    try {
      return Optional.of(InetAddress.getByName(text));
    } catch (UnknownHostException notAnAddress) {
      return Optional.empty();
    }
  }

  /**
   * Who counts as one when requests are counted: an IPv4 address, or a /64 network of IPv6, because
   * everybody has 2^64 addresses there. What is no address counts as one altogether.
   */
  static String network(String text) {
    return parse(text).map(LiteralAddress::network).orElse("unknown");
  }

  private static String network(InetAddress address) {
    byte[] bytes = address.getAddress();
    return address instanceof Inet6Address
        ? HexFormat.of().formatHex(Arrays.copyOf(bytes, NETWORK_BYTES))
        : HexFormat.of().formatHex(bytes);
  }
}
