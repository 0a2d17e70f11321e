package dev.earshot.launcher;

import java.io.PrintStream;
import java.time.Duration;
import java.util.Locale;

/** What the person at the terminal reads: one line per step. Thread-safe. */
final class Console {
  private final PrintStream out;
  private final PrintStream err;
  private final Stopwatch since;

  Console(PrintStream out, PrintStream err, Stopwatch since) {
    this.out = out;
    this.err = err;
    this.since = since;
  }

  /** A step that is done or begins, with the seconds since the start. */
  void step(String text) {
    out.println(stamp() + text);
  }

  void warning(String text) {
    out.println(stamp() + "warning: " + text);
  }

  void problems(LaunchException e) {
    err.println(stamp() + e.attempt() + ":");
    e.problems().forEach(problem -> err.println("  - " + problem));
  }

  void block(String text) {
    out.println(text);
  }

  private String stamp() {
    Duration elapsed = since.elapsed();
    return String.format(Locale.ROOT, "[%5.1f s] ", elapsed.toMillis() / 1000.0);
  }
}
