package dev.earshot.launcher;

import dev.earshot.config.LaunchSettings;
import dev.earshot.config.Settings.Listener;
import dev.earshot.config.SettingsException;
import dev.earshot.launcher.Readiness.Ready;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** One start of a server, step by step. One thread; the shutdown of the JVM may break in. */
final class Launch {
  private static final Duration START_LIMIT = Duration.ofMinutes(3);
  private static final Duration READY_LIMIT = Duration.ofSeconds(10);
  private static final Duration LATER = Duration.ofSeconds(5);
  private static final int INTERRUPTED = 130;
  private static final String LIBRARIES = "EARSHOT_POCKETSPHINX_LIBRARIES";

  private final Console console;
  private final Project project;

  Launch(Console console, Project project) {
    this.console = console;
    this.project = project;
  }

  /** Returns when the server has ended. */
  int run() throws LaunchException, InterruptedException {
    LaunchSettings settings = readSettings();
    DataFolder data = new DataFolder(settings.settings().dataFolder());
    data.create();
    try (FolderLock lock = FolderLock.take(data)) {
      console.step("data folder: " + data.path());
      Listener listener = ListenerCheck.resolve(settings.settings().listener());
      FurtherPorts ports = FurtherPorts.resolve(settings, listener);
      ports.warnings().forEach(console::warning);
      DatabaseCheck.run(settings.settings().database());
      LibrarySearch library = findLibrary(settings);
      AdminPassword password = AdminPassword.before(data, settings.settings().accounts());
      ServerProcess server =
          ServerProcess.start(
              launch(settings, data, listener, library)
                  .withPorts(ports.all())
                  .withEnvironment(ports.environment()));
      return serve(server, new Banner(data, server.address(), password, project));
    } catch (IOException e) {
      throw new UncheckedIOException("cannot release the data folder", e);
    }
  }

  private LaunchSettings readSettings() throws LaunchException {
    try {
      LaunchSettings settings = LaunchSettings.ofProcess(project.presets());
      settings.unknownNames().forEach(n -> console.warning("nothing reads the setting " + n));
      return settings;
    } catch (SettingsException e) {
      throw new LaunchException("these settings cannot be used", e.problems(), e);
    }
  }

  private LibrarySearch findLibrary(LaunchSettings settings) throws InterruptedException {
    LibrarySearch search =
        NativeLibraries.ofThisMachine()
            .prepare(
                settings.settings().nativeFolder(),
                settings.settings().recognition().pocketSphinxLibraries(),
                settings.settings().offline());
    console.step(search.line());
    return search;
  }

  private ServerLaunch launch(
      LaunchSettings settings, DataFolder data, Listener listener, LibrarySearch library) {
    ServerLaunch.Program program = ServerLaunch.Program.of(project.payara(), project.war());
    ServerLaunch launch =
        new ServerLaunch(
            program,
            data.path(),
            listener,
            List.of(),
            settings.environment(),
            settings.javaOptions());
    return library
        .folder()
        .map(folder -> launch.withEnvironment(Map.of(LIBRARIES, folder.toString())))
        .orElse(launch);
  }

  private int serve(ServerProcess server, Banner banner)
      throws LaunchException, InterruptedException {
    try (server;
        ShutdownHook hook = ShutdownHook.register("stop-server", () -> stop(server))) {
      try {
        return watch(server, banner);
      } catch (LaunchException e) {
        // why: Ctrl-C reaches the server and us at the same moment, and it may be quicker
        if (hook.isBegun(Duration.ofMillis(300))) {
          return INTERRUPTED;
        }
        throw e;
      }
    }
  }

  private int watch(ServerProcess server, Banner banner)
      throws LaunchException, InterruptedException {
    console.step("starting the server, log: " + server.logFile());
    server.awaitLive(START_LIMIT);
    console.step("the server answers");
    Readiness readiness = server.awaitReady(READY_LIMIT);
    console.block(banner.text(readiness));
    while (!server.awaitEnd(LATER)) {
      readiness = announceChange(server, banner, readiness);
    }
    throw server.ended();
  }

  /** A model may still be on its way when the start is over. */
  private Readiness announceChange(ServerProcess server, Banner banner, Readiness before)
      throws InterruptedException {
    if (before instanceof Ready) {
      return before;
    }
    Readiness now = server.awaitReady(Duration.ZERO);
    if (now instanceof Ready) {
      console.step("the server is ready now");
      console.block(banner.invitation());
    }
    return now;
  }

  private void stop(ServerProcess server) {
    console.step("stopping the server");
    server.stop();
    console.step("stopped");
  }
}
