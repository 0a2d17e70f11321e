package dev.earshot.launcher;

import java.io.IOException;
import java.util.concurrent.TimeUnit;

/**
 * Ends the server when whoever started it is gone, however it went. A Java agent in the server's
 * JVM: it waits for the end of standard input, a pipe that nobody writes to. Must not use any other
 * class of ours, because it travels alone.
 */
public final class ParentWatch {
  private static final long PATIENCE_SECONDS = 15;

  private ParentWatch() {}

  /** Called by the JVM before the server's main method. */
  public static void premain(String arguments) {
    daemon("parent-watch", ParentWatch::awaitEndOfInput);
  }

  private static void awaitEndOfInput() {
    try {
      int last = 0;
      while (last >= 0) {
        last = System.in.read();
      }
    } catch (IOException e) {
      System.err.println("the starter of this server is gone: " + e.getMessage());
    }
    Thread exit = daemon("orderly-exit", () -> System.exit(1));
    try {
      exit.join(TimeUnit.SECONDS.toMillis(PATIENCE_SECONDS));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    // why: an orderly end that takes longer than this hangs
    Runtime.getRuntime().halt(1);
  }

  private static Thread daemon(String name, Runnable task) {
    Thread thread = new Thread(task, name);
    thread.setDaemon(true);
    thread.start();
    return thread;
  }
}
