package dev.earshot.bench;

import java.util.ArrayList;
import java.util.List;

/** What one contender did in all rounds so far. One thread. */
final class Score {
  private final String name;
  private final List<Heat.Result> results = new ArrayList<>();

  Score(String name) {
    this.name = name;
  }

  String name() {
    return name;
  }

  void add(Heat.Result result) {
    results.add(result);
  }

  private double medianCpuSeconds() {
    double[] sorted = results.stream().mapToDouble(Heat.Result::cpuSeconds).sorted().toArray();
    int middle = sorted.length / 2;
    return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
  }

  void print(Score first) {
    Heat.Result last = results.get(results.size() - 1);
    double cpu = medianCpuSeconds();
    System.out.printf(
        "%-40.40s WER %.2f %% (%d/%d)  median cpu %.1f s, real-time factor %.3f, %.3f of the first;"
            + " this round cpu %.1f s, wall %.1f s%n",
        name,
        last.errors().percent(),
        last.errors().errors(),
        last.errors().words(),
        cpu,
        cpu / last.audioSeconds(),
        cpu / first.medianCpuSeconds(),
        last.cpuSeconds(),
        last.wallSeconds());
  }
}
