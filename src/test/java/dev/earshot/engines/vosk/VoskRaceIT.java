package dev.earshot.engines.vosk;

import static org.assertj.core.api.Assertions.assertThat;

import dev.earshot.audio.PcmChunk;
import dev.earshot.recognition.Grammar;
import dev.earshot.recognition.Listening;
import dev.earshot.recognition.RecognitionOptions;
import dev.earshot.recognition.SpeechModel;
import dev.earshot.recognition.TestSpeech;
import dev.earshot.testing.ChildJvm;
import dev.earshot.testing.Needed;
import dev.earshot.testing.ProcessMemory;
import dev.earshot.transcript.Segment;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/** Many requests at once on one model, {@code -Dearshot.race.requests=20000} for a long run. */
class VoskRaceIT {
  private static final int REQUESTS = Integer.getInteger("earshot.race.requests", 240);
  private static final int THREADS = 8;

  /** One kind of request and what it gives when nothing else runs. */
  private record Request(RecognitionOptions options, PcmChunk clip, List<Segment> alone) {}

  @Test
  void everyRequestGetsExactlyItsOwnTranscript() throws Exception {
    try (SpeechModel model = DigitsModel.load()) {
      List<Request> kinds = kinds(model);
      ExecutorService threads = Executors.newFixedThreadPool(THREADS);
      try {
        List<Future<List<Segment>>> answers = new ArrayList<>();
        for (int i = 0; i < REQUESTS; i++) {
          Request kind = kinds.get(i % kinds.size());
          answers.add(threads.submit(() -> Listening.to(model, kind.options(), kind.clip())));
        }
        for (int i = 0; i < REQUESTS; i++) {
          assertThat(answers.get(i).get())
              .as("request %d", i)
              .isEqualTo(kinds.get(i % kinds.size()).alone());
        }
      } finally {
        threads.shutdownNow();
      }
    }
  }

  private static List<Request> kinds(SpeechModel model) {
    RecognitionOptions plain = RecognitionOptions.defaults();
    Grammar digits = new Grammar(List.of("one two three", "nine zero", "[unk]"));
    List<Request> kinds = new ArrayList<>();
    for (RecognitionOptions options :
        List.of(
            plain,
            plain.withGrammar(digits),
            plain.withMaxAlternatives(3),
            plain.withPartialWords(true))) {
      for (String file : List.of("vosk-digits-rms.wav", "vosk-digits-slt.wav")) {
        PcmChunk clip = TestSpeech.clip(file);
        kinds.add(new Request(options, clip, Listening.to(model, options, clip)));
      }
    }
    return kinds;
  }

  @Test
  void recognizersAndModelsLeaveNoMemoryBehind() {
    long self = ProcessHandle.current().pid();
    Needed.here(ProcessMemory.residentBytes(self) > 0, "a system that tells its memory");
    ChildJvm child = ChildJvm.run(VoskProbe.class, "memory", DigitsModel.folder().toString());
    assertThat(child.exitCode()).as(child.err()).isZero();
    long grownKib = Long.parseLong(child.out().lines().findFirst().orElseThrow());
    System.out.println("200 cycles of model and recognizer: " + grownKib + " KiB");
    assertThat(grownKib).isLessThan(8 * 1024);
  }
}
