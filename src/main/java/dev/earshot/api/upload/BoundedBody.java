package dev.earshot.api.upload;

import java.io.IOException;
import java.io.InputStream;
import java.time.Clock;

/** Reads JSON bodies into memory, up to a bound and at a pace. Thread-safe. */
public final class BoundedBody {
  private BoundedBody() {}

  /**
   * All bytes of a body.
   *
   * @throws SlowBodyException when it does not arrive
   * @throws MalformedJsonException when it breaks off
   * @throws UploadTooLargeException when it is longer than {@code maxBytes}
   */
  public static byte[] read(InputStream in, int maxBytes, Clock clock)
      throws SlowBodyException, MalformedJsonException, UploadTooLargeException {
    try (InputStream paced = new PacedInputStream(in, clock)) {
      byte[] bytes = paced.readNBytes(maxBytes + 1);
      if (bytes.length > maxBytes) {
        throw new UploadTooLargeException("bytes of the JSON body", bytes.length, maxBytes);
      }
      return bytes;
    } catch (SlowBodyException e) {
      throw e;
    } catch (IOException e) {
      throw new MalformedJsonException("The body broke off", e);
    }
  }
}
