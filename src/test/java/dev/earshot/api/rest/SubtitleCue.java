package dev.earshot.api.rest;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** A cue of a SubRip or WebVTT file, times in seconds. Immutable. */
record SubtitleCue(double start, double end, List<String> lines) {
  private static final String TIME = "(\\d\\d):(\\d\\d):(\\d\\d)[.,](\\d{3})";
  private static final Pattern TIMES = Pattern.compile(TIME + " --> " + TIME);

  static List<SubtitleCue> all(String file) {
    List<SubtitleCue> cues = new ArrayList<>();
    for (String block : file.strip().split("\n\n")) {
      List<String> lines = block.lines().dropWhile(line -> !line.contains("-->")).toList();
      if (!lines.isEmpty()) {
        Matcher times = TIMES.matcher(lines.get(0));
        if (!times.matches()) {
          throw new AssertionError("no times: " + lines.get(0));
        }
        cues.add(
            new SubtitleCue(seconds(times, 1), seconds(times, 5), lines.subList(1, lines.size())));
      }
    }
    return cues;
  }

  private static double seconds(Matcher times, int first) {
    List<Integer> parts =
        Stream.iterate(first, i -> i < first + 4, i -> i + 1)
            .map(i -> Integer.parseInt(times.group(i)))
            .toList();
    return parts.get(0) * 3_600 + parts.get(1) * 60 + parts.get(2) + parts.get(3) / 1_000.0;
  }
}
