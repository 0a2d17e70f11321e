package dev.earshot.audio.decode.ffmpeg;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The ffmpeg that comes inside the application, as Maven artefact {@code org.bytedeco:ffmpeg} has
 * it for each platform. Thread-safe.
 */
enum CarriedFfmpeg {
  LINUX_X86_64(
      "linux-x86_64",
      List.of(
          "ffmpeg",
          "libavcodec.so.61",
          "libavdevice.so.61",
          "libavfilter.so.10",
          "libavformat.so.61",
          "libavutil.so.59",
          "libswresample.so.5",
          "libswscale.so.8",
          "libdrm.so.2"),
      new StandIns(
          "libdrm.so.2",
          List.of(
              "libasound.so.2",
              "libpulse.so.0",
              "libva-drm.so.2",
              "libva.so.2",
              "libxcb-shm.so.0",
              "libxcb.so.1"))),
  LINUX_ARM64(
      "linux-arm64",
      List.of(
          "ffmpeg",
          "libavcodec.so.61",
          "libavdevice.so.61",
          "libavfilter.so.10",
          "libavformat.so.61",
          "libavutil.so.59",
          "libswresample.so.5",
          "libswscale.so.8",
          "libasound.so.2",
          "libvchiq_arm.so",
          "libvcos.so"),
      new StandIns(
          "libvcos.so",
          List.of(
              "libdrm.so.2",
              "libpulse.so.0",
              "libva-drm.so.2",
              "libva.so.2",
              "libxcb-shm.so.0",
              "libxcb.so.1"))),
  MACOS_X86_64("macosx-x86_64", Names.MACOS, StandIns.NONE),
  MACOS_ARM64("macosx-arm64", Names.MACOS, StandIns.NONE),
  WINDOWS_X86_64(
      "windows-x86_64",
      List.of(
          "ffmpeg.exe",
          "avcodec-61.dll",
          "avdevice-61.dll",
          "avfilter-10.dll",
          "avformat-61.dll",
          "avutil-59.dll",
          "swresample-5.dll",
          "swscale-8.dll"),
      StandIns.NONE);

  /** Part of the folder's name, so that another version is unpacked anew. */
  static final String VERSION = "7.1.1-1.5.12";

  private static final String RESOURCES = "/org/bytedeco/ffmpeg/";

  private final String platform;
  private final List<String> files;
  private final StandIns standIns;

  CarriedFfmpeg(String platform, List<String> files, StandIns standIns) {
    this.platform = platform;
    this.files = files;
    this.standIns = standIns;
  }

  /**
   * Libraries that are not there.
   *
   * @param file what takes their places: any small library without versions of its symbols, which
   *     the system's loader would compare
   */
  private record StandIns(String file, List<String> names) {
    static final StandIns NONE = new StandIns("", List.of());
  }

  /** What several platforms share. */
  private static final class Names {
    static final List<String> MACOS =
        List.of(
            "ffmpeg",
            "libatomic.1.dylib",
            "libavcodec.61.dylib",
            "libavdevice.61.dylib",
            "libavfilter.10.dylib",
            "libavformat.61.dylib",
            "libavutil.59.dylib",
            "libswresample.5.dylib",
            "libswscale.8.dylib");
  }

  /** The one inside this application; whether it suits this machine shows when it is run. */
  static Optional<CarriedFfmpeg> find() {
    return Arrays.stream(values())
        .filter(c -> CarriedFfmpeg.class.getResource(c.resource(c.files.get(0))) != null)
        .findFirst();
  }

  /**
   * Unpacks it unless it is there. Several processes may do so at once; an unpacking that breaks
   * off leaves nothing behind.
   *
   * @param parent made if it is not there
   * @return the program
   */
  Path install(Path parent) throws IOException {
    Path target = parent.resolve("ffmpeg-" + VERSION + "-" + platform);
    if (!Files.isDirectory(target)) {
      Files.createDirectories(parent);
      Path draft = Files.createTempDirectory(parent, ".unpacking-");
      try {
        unpack(draft);
        Files.move(draft, target, StandardCopyOption.ATOMIC_MOVE);
      } catch (FileSystemException e) {
        // why: somebody was faster, and his is as good
        if (!Files.isDirectory(target)) {
          throw e;
        }
      } finally {
        delete(draft);
      }
    }
    return target.resolve(files.get(0));
  }

  /** What the program needs in its environment to find its libraries. */
  static Map<String, String> environment(Path program) {
    return Map.of("LD_LIBRARY_PATH", String.valueOf(program.getParent()));
  }

  private void unpack(Path folder) throws IOException {
    for (String file : files) {
      try (InputStream in = CarriedFfmpeg.class.getResourceAsStream(resource(file))) {
        if (in == null) {
          throw new FileNotFoundException("not in the application: " + resource(file));
        }
        Files.copy(in, folder.resolve(file));
      }
    }
    for (String name : standIns.names()) {
      // why: one of the libraries, which reads microphones and screens, is linked to those of
      // sound cards and windows, which a server has not. Nothing of them is ever called, so a file
      // of that name is all that is missing.
      Files.copy(folder.resolve(standIns.file()), folder.resolve(name));
    }
    if (!folder.resolve(files.get(0)).toFile().setExecutable(true, true)) {
      throw new IOException("ffmpeg cannot be made executable");
    }
  }

  private String resource(String file) {
    return RESOURCES + platform + "/" + file;
  }

  private static void delete(Path folder) throws IOException {
    if (Files.isDirectory(folder)) {
      try (Stream<Path> tree = Files.walk(folder)) {
        for (Path path : tree.sorted(Comparator.reverseOrder()).toList()) {
          Files.deleteIfExists(path);
        }
      }
    }
  }
}
