package dev.earshot.bench;

import dev.earshot.audio.PcmChunk;
import dev.earshot.audio.PcmFormat;
import dev.earshot.recognition.Listening;
import dev.earshot.recognition.RecognitionOptions;
import dev.earshot.recognition.SpeechModel;
import dev.earshot.transcript.Segment;
import dev.earshot.transcript.Word;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Where the words of a clip are, as the engine hears them in the clean clip. Stateless. */
final class WordTimes {
  /** First sample and end of a word, from the clip's first sample. */
  record Place(int from, int to) {}

  private WordTimes() {}

  /** Reads them from the file, which is made when it is missing. */
  static List<List<Place>> of(List<SpeechSet.Clip> clips, SpeechModel model, Path cache)
      throws IOException {
    if (!Files.exists(cache)) {
      List<String> lines = new ArrayList<>();
      for (SpeechSet.Clip clip : clips) {
        lines.add(
            String.join(" ", heard(clip, model).stream().map(p -> p.from + ":" + p.to).toList()));
      }
      Files.write(cache, lines);
    }
    return Files.readAllLines(cache).stream().map(WordTimes::parse).toList();
  }

  private static List<Place> heard(SpeechSet.Clip clip, SpeechModel model) {
    var format = new PcmFormat(SpeechSet.RATE_HZ);
    List<Place> places = new ArrayList<>();
    PcmChunk all = PcmChunk.of(format, clip.samples());
    for (Segment segment : Listening.to(model, RecognitionOptions.defaults(), all)) {
      for (Word word : segment.best().words()) {
        places.add(
            new Place(
                (int) format.samplesIn(word.span().start()),
                (int) format.samplesIn(word.span().end())));
      }
    }
    return places;
  }

  private static List<Place> parse(String line) {
    List<Place> places = new ArrayList<>();
    for (String pair : line.isBlank() ? new String[0] : line.split(" ")) {
      String[] ends = pair.split(":");
      places.add(new Place(Integer.parseInt(ends[0]), Integer.parseInt(ends[1])));
    }
    return places;
  }
}
