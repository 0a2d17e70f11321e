package dev.earshot.launcher;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;

/** Packs {@link ParentWatch} so that another JVM can load it as an agent. Stateless. */
final class ParentWatchJar {
  private static final String CLASS_FILE = ParentWatch.class.getName().replace('.', '/') + ".class";

  private ParentWatchJar() {}

  static void write(Path jar) throws IOException {
    Manifest manifest = new Manifest();
    manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
    manifest.getMainAttributes().putValue("Premain-Class", ParentWatch.class.getName());
    try (InputStream in = ParentWatch.class.getResourceAsStream("/" + CLASS_FILE);
        JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar), manifest)) {
      if (in == null) {
        throw new IOException("not on the class path: " + CLASS_FILE);
      }
      out.putNextEntry(new JarEntry(CLASS_FILE));
      in.transferTo(out);
      out.closeEntry();
    }
  }
}
