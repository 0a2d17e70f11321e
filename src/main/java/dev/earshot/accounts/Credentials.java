package dev.earshot.accounts;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What a request brought along to prove who sent it. Immutable. */
public sealed interface Credentials {
  String PREFIX = "Bearer ";
  String SUBPROTOCOL = "bearer";
  String QUERY_PARAMETER = "access_token=";

  /** Nothing. */
  record None() implements Credentials {}

  /** An {@code Authorization} header that is not {@code Bearer <token>}. */
  record Malformed() implements Credentials {}

  /** A bearer token. */
  record Token(String value) implements Credentials {
    @Override
    public String toString() {
      return "Token[...]";
    }
  }

  /**
   * Looks into header and query; the header wins.
   *
   * @param header of {@code Authorization}; the scheme is case-sensitive, then one space
   * @param query undecoded query string, in which {@code access_token} is looked for
   */
  static Credentials of(@Nullable String header, @Nullable String query) {
    if (header == null) {
      return fromQuery(query).<Credentials>map(Token::new).orElse(new None());
    }
    boolean wellFormed =
        header.startsWith(PREFIX)
            && header.length() > PREFIX.length()
            && header.indexOf(' ', PREFIX.length()) < 0;
    return wellFormed ? new Token(header.substring(PREFIX.length())) : new Malformed();
  }

  /**
   * Looks into a WebSocket handshake: browsers cannot set a header there, but name subprotocols.
   *
   * @param headers of {@code Sec-WebSocket-Protocol}; the token is what stands after {@value
   *     #SUBPROTOCOL}
   */
  static Credentials ofSubprotocols(Collection<String> headers) {
    List<String> names =
        headers.stream().flatMap(h -> Arrays.stream(h.split(","))).map(String::trim).toList();
    int bearer = names.indexOf(SUBPROTOCOL);
    return bearer < 0 || bearer + 1 >= names.size() || names.get(bearer + 1).isEmpty()
        ? new None()
        : new Token(names.get(bearer + 1));
  }

  private static Optional<String> fromQuery(@Nullable String query) {
    return query == null
        ? Optional.empty()
        : Arrays.stream(query.split("&"))
            .filter(p -> p.startsWith(QUERY_PARAMETER) && p.length() > QUERY_PARAMETER.length())
            .map(p -> decoded(p.substring(QUERY_PARAMETER.length())))
            .findFirst();
  }

  private static String decoded(String value) {
    try {
      return URLDecoder.decode(value, StandardCharsets.UTF_8);
    } catch (IllegalArgumentException damaged) {
      return value;
    }
  }
}
