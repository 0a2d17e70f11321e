package dev.earshot.accounts;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.earshot.testing.FuzzTarget;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Any address and any headers: a verdict, and nobody counts as local who comes from elsewhere or
 * through a proxy. Input: four bytes of the address, then lines of name, colon, value.
 */
@FuzzTarget
class PeerFuzzTest {
  private static final int ADDRESS_BYTES = 4;
  private static final Pattern PLACE =
      Pattern.compile(
          "(?:[a-z][a-z0-9+.-]*://)?(?:localhost|([0-9.]+|\\[[0-9a-f:.]+]))(?::[0-9]{1,5})?",
          Pattern.CASE_INSENSITIVE);
  private static final List<String> PROXY_HEADERS =
      List.of("Forwarded", "X-Forwarded-For", "X-Forwarded-Host", "X-Forwarded-Proto");

  @FuzzTest
  void anyAddressAndHeaders(byte[] input) throws UnknownHostException {
    InetAddress address = InetAddress.getByAddress(Arrays.copyOf(input, ADDRESS_BYTES));
    Map<String, String> headers = headers(input);
    Peer peer =
        Peer.of(
            address.getHostAddress(),
            new Peer.Headers(List.copyOf(headers.keySet()), headers::get));
    if (peer.local()) {
      assertThat(address.isLoopbackAddress()).isTrue();
      assertThat(PROXY_HEADERS).noneMatch(headers::containsKey);
      assertThat(isThisMachine(headers.getOrDefault("Origin", "http://localhost"))).isTrue();
      assertThat(isThisMachine(headers.getOrDefault("Host", "localhost"))).isTrue();
    }
  }

  /**
   * Whether the whole text names this machine; what the pattern lets through is never looked up.
   */
  private static boolean isThisMachine(String text) throws UnknownHostException {
    Matcher place = PLACE.matcher(text);
    if (!place.matches() || place.group(1) == null) {
      return place.matches();
    }
    InetAddress address = InetAddress.getByName(place.group(1));
    return address.isLoopbackAddress() || address.isAnyLocalAddress();
  }

  private static Map<String, String> headers(byte[] input) {
    Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    if (input.length > ADDRESS_BYTES) {
      new String(input, ADDRESS_BYTES, input.length - ADDRESS_BYTES, StandardCharsets.ISO_8859_1)
          .lines()
          .map(line -> line.split(":", 2))
          .filter(pair -> pair.length == 2)
          .forEach(pair -> headers.putIfAbsent(pair[0], pair[1].strip()));
    }
    return headers;
  }
}
