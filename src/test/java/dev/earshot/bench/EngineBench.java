package dev.earshot.bench;

import dev.earshot.engines.pocketsphinx.PocketSphinxEngine;
import dev.earshot.recognition.SpeechModel;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Runs several contenders over one set of clips, round by round in turn, and prints the word errors
 * of each and the median of its processor time beside that of the first.
 */
final class EngineBench {
  private static final int ROUNDS = Integer.getInteger("rounds", 1);
  private static final int THREADS = Integer.getInteger("threads", 1);
  private static final int LONGEST_SECONDS = Integer.getInteger("longest", 3600);

  private EngineBench() {}

  public static void main(String[] arguments) throws Exception {
    Path modelFolder = Path.of(arguments[0]);
    List<SpeechSet.Clip> clips =
        SpeechSet.read(Path.of(arguments[1]), arguments[2]).stream()
            .filter(clip -> clip.seconds() <= LONGEST_SECONDS)
            .toList();
    List<String> names = Arrays.asList(arguments).subList(3, arguments.length);
    var engine = new PocketSphinxEngine(List.of(), THREADS, Path.of("target", "tmp"));
    System.out.printf(
        "%s, %d clips of %.0f s, %d threads, %d rounds%n",
        engine.availability(),
        clips.size(),
        clips.stream().mapToDouble(SpeechSet.Clip::seconds).sum(),
        THREADS,
        ROUNDS);
    try (SpeechModel model = engine.load(engine.describe(modelFolder).orElseThrow())) {
      List<Score> scores = new ArrayList<>();
      names.forEach(name -> scores.add(new Score(name)));
      for (int round = 0; round < ROUNDS; round++) {
        for (Score score : scores) {
          score.add(new Heat(score.name(), model, modelFolder, THREADS).run(clips));
          score.print(scores.get(0));
        }
      }
    }
  }
}
