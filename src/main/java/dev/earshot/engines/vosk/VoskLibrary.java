package dev.earshot.engines.vosk;

import com.sun.jna.Library;
import com.sun.jna.Native;
import com.sun.jna.NativeLibrary;
import com.sun.jna.Platform;
import java.util.Map;
import java.util.Optional;

/** libvosk, opened once and never closed. Thread-safe. */
final class VoskLibrary {
  private static final String HINT =
      "libvosk cannot be opened; the WAR carries it for Linux and Windows on x86-64 and for macOS,"
          + " elsewhere put it where the system looks for libraries: ";

  /** Errors only. Warnings would quote words of users. */
  private static final int LOG_LEVEL = -2;

  private VoskLibrary() {}

  /** Why it cannot be used; empty when it can. The first call opens it: half a second. */
  static Optional<String> obstacle() {
    return Holder.OBSTACLE;
  }

  private static final class Holder {
    static final Optional<String> OBSTACLE = open();

    private static Optional<String> open() {
      try {
        bind();
        VoskApi.vosk_set_log_level(LOG_LEVEL);
        return Optional.empty();
      } catch (LinkageError | ClassNotFoundException e) {
        String firstLine = String.valueOf(e.getMessage()).lines().findFirst().orElse("");
        return Optional.of(HINT + firstLine);
      }
    }

    private static void bind() throws ClassNotFoundException {
      ClassLoader loader = VoskLibrary.class.getClassLoader();
      if (Platform.isWindows()) {
        // why: there libvosk needs three further libraries, which this class unpacks beside it
        Class<?> unused = Class.forName("org.vosk.LibVosk", true, loader);
      }
      NativeLibrary library =
          NativeLibrary.getInstance(
              Platform.isWindows() ? "libvosk" : "vosk",
              Map.of(Library.OPTION_STRING_ENCODING, "UTF-8", Library.OPTION_CLASSLOADER, loader));
      Native.register(VoskApi.class, library);
    }
  }
}
