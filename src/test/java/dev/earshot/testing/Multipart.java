package dev.earshot.testing;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Supplier;

/** Builds a multipart/form-data body that may be larger than memory. */
public final class Multipart {
  private static final String BOUNDARY = "earshot-test-boundary";

  private final List<Supplier<InputStream>> parts = new ArrayList<>();

  public Multipart field(String name, String value) {
    return part("form-data; name=\"" + name + "\"", bytes(value));
  }

  public Multipart file(String name, byte[] content) {
    return file(name, () -> new ByteArrayInputStream(content));
  }

  /** A file under a name of the client's. */
  public Multipart fileNamed(String name, String fileName, byte[] content) {
    return part(
        "form-data; name=\"" + name + "\"; filename=\"" + fileName + "\"",
        () -> new ByteArrayInputStream(content));
  }

  public Multipart file(String name, Supplier<InputStream> content) {
    return part("form-data; name=\"" + name + "\"; filename=\"speech.wav\"", content);
  }

  public String contentType() {
    return "multipart/form-data; boundary=" + BOUNDARY;
  }

  public InputStream body() {
    List<InputStream> all = new ArrayList<>(parts.stream().map(Supplier::get).toList());
    all.add(bytes("--" + BOUNDARY + "--\r\n").get());
    return new SequenceInputStream(Collections.enumeration(all));
  }

  private Multipart part(String disposition, Supplier<InputStream> content) {
    parts.add(bytes("--" + BOUNDARY + "\r\nContent-Disposition: " + disposition + "\r\n\r\n"));
    parts.add(content);
    parts.add(bytes("\r\n"));
    return this;
  }

  private static Supplier<InputStream> bytes(String text) {
    return () -> new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
  }
}
