package dev.earshot.api.socket;

import jakarta.websocket.CloseReason;
import jakarta.websocket.CloseReason.CloseCode;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetEncoder;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;

/** Reasons for the end of a session. Stateless. */
public final class Closing {
  /** What a close frame has room for, in UTF-8. */
  private static final int MAX_REASON_BYTES = 123;

  private Closing() {}

  /** With as much of the text as a close frame can take, cut between characters. */
  public static CloseReason because(CloseCode code, String reason) {
    return new CloseReason(code, cut(reason));
  }

  private static String cut(String reason) {
    CharsetEncoder encoder =
        StandardCharsets.UTF_8
            .newEncoder()
            .onMalformedInput(CodingErrorAction.REPLACE)
            .onUnmappableCharacter(CodingErrorAction.REPLACE);
    CharBuffer text = CharBuffer.wrap(reason);
    ByteBuffer room = ByteBuffer.allocate(MAX_REASON_BYTES);
    var unused = encoder.encode(text, room, true);
    return reason.substring(0, text.position());
  }
}
