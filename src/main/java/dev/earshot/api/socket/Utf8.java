package dev.earshot.api.socket;

/** Lengths of texts as they travel. Stateless. */
final class Utf8 {
  private Utf8() {}

  /** Bytes in UTF-8; a lone half of a pair counts as the question mark that is sent for it. */
  static int length(String text) {
    int bytes = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c < 0x80) {
        bytes++;
      } else if (c < 0x800) {
        bytes += 2;
      } else if (!Character.isSurrogate(c)) {
        bytes += 3;
      } else if (i + 1 < text.length() && Character.isSurrogatePair(c, text.charAt(i + 1))) {
        bytes += 4;
        i++;
      } else {
        bytes++;
      }
    }
    return bytes;
  }
}
