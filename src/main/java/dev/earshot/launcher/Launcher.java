package dev.earshot.launcher;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.Charset;

/**
 * The run command: starts a server for the person at the terminal and stays until it ends. Used by
 * one thread, once per process.
 */
public final class Launcher {
  private Launcher() {}

  /** Takes the project folder, the WAR and payara-micro.jar; ends the process with its result. */
  public static void main(String[] arguments) throws InterruptedException {
    // why: this JVM may be Maven's, whose own report of a failure would bury ours
    System.exit(run(arguments));
  }

  private static int run(String[] arguments) throws InterruptedException {
    Console console =
        new Console(direct(FileDescriptor.out), direct(FileDescriptor.err), new Stopwatch());
    try {
      return new Launch(console, Project.of(arguments)).run();
    } catch (LaunchException e) {
      console.problems(e);
      return 1;
    }
  }

  private static PrintStream direct(FileDescriptor descriptor) {
    // why: Maven wraps System.out and takes it apart while our last lines are still to come
    return new PrintStream(new FileOutputStream(descriptor), true, Charset.defaultCharset());
  }
}
