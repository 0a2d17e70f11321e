package dev.earshot.api.upload;

import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import java.io.ByteArrayInputStream;
import java.lang.reflect.Proxy;

/** A request as far as multipart parsing looks at it; everything else fails. For tests. */
final class FakeRequest {
  private FakeRequest() {}

  static HttpServletRequest post(String contentType, byte[] body) {
    return (HttpServletRequest)
        Proxy.newProxyInstance(
            FakeRequest.class.getClassLoader(),
            new Class<?>[] {HttpServletRequest.class},
            (proxy, method, arguments) ->
                switch (method.getName()) {
                  case "getMethod" -> "POST";
                  case "getContentType" -> contentType;
                  case "getCharacterEncoding" -> null;
                  // why unknown: then every limit has to be counted while reading
                  case "getContentLength" -> -1;
                  case "getContentLengthLong" -> -1L;
                  case "getHeader" -> null;
                  case "getInputStream" -> new Body(body);
                  default -> throw new AssertionError("not foreseen: " + method);
                });
  }

  private static final class Body extends ServletInputStream {
    private final ByteArrayInputStream bytes;

    Body(byte[] bytes) {
      this.bytes = new ByteArrayInputStream(bytes);
    }

    @Override
    public int read() {
      return bytes.read();
    }

    @Override
    public int read(byte[] target, int offset, int length) {
      return bytes.read(target, offset, length);
    }

    @Override
    public boolean isFinished() {
      return bytes.available() == 0;
    }

    @Override
    public boolean isReady() {
      return true;
    }

    @Override
    public void setReadListener(ReadListener listener) {
      throw new IllegalStateException("read in the caller's thread");
    }
  }
}
