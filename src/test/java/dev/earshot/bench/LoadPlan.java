package dev.earshot.bench;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What one run is. Immutable.
 *
 * @param streams that speak
 * @param frameMillis audio in one frame
 * @param seconds of audio of each stream
 * @param idle sockets that are open and say nothing
 * @param realTime frames come when they are spoken; else each as soon as the one before it was
 *     answered
 * @param uploads files that are transcribed beside, over and over
 * @param intruders whether a stream too many tries its luck every ten seconds
 * @param memory whether memory is measured, with collections of garbage that cost processor time
 */
record LoadPlan(
    int streams,
    int frameMillis,
    int seconds,
    int idle,
    boolean realTime,
    int uploads,
    boolean intruders,
    boolean memory) {
  private static final Pattern TEXT =
      Pattern.compile(
          "(\\d+)x(\\d+)(?:x(\\d+))?((?::(?:fast|idle=\\d+|uploads=\\d+|intruders|memory))*)");
  private static final int SECONDS = 60;

  /**
   * {@code streams x frame milliseconds [x seconds] [:fast] [:idle=n] [:uploads=n] [:intruders]
   * [:memory]}.
   */
  static LoadPlan parse(String text) {
    Matcher plan = TEXT.matcher(text);
    if (!plan.matches()) {
      throw new IllegalArgumentException("not a plan: " + text);
    }
    String options = plan.group(4) + ":";
    return new LoadPlan(
        Integer.parseInt(plan.group(1)),
        Integer.parseInt(plan.group(2)),
        plan.group(3) == null ? SECONDS : Integer.parseInt(plan.group(3)),
        number(options, "idle"),
        !options.contains(":fast:"),
        number(options, "uploads"),
        options.contains(":intruders:"),
        options.contains(":memory:"));
  }

  private static int number(String options, String name) {
    Matcher value = Pattern.compile(":" + name + "=(\\d+)").matcher(options);
    return value.find() ? Integer.parseInt(value.group(1)) : 0;
  }
}
