package dev.earshot.launcher;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;

/** A WAR of one class. Stateless. */
final class TestWar {
  private TestWar() {}

  static Path of(Class<?> type, Path file) throws IOException {
    String path = type.getName().replace('.', '/') + ".class";
    try (InputStream in = type.getResourceAsStream("/" + path);
        JarOutputStream out = new JarOutputStream(Files.newOutputStream(file))) {
      out.putNextEntry(new JarEntry("WEB-INF/classes/" + path));
      in.transferTo(out);
      out.closeEntry();
    }
    return file;
  }
}
