package dev.earshot.engines.pocketsphinx;

import static org.assertj.core.api.Assertions.assertThat;

import dev.earshot.audio.PcmChunk;
import dev.earshot.recognition.HotWord;
import dev.earshot.recognition.Listening;
import dev.earshot.recognition.RecognitionOptions;
import dev.earshot.recognition.SpeechModel;
import dev.earshot.recognition.TestSpeech;
import dev.earshot.transcript.Segment;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import org.junit.jupiter.api.Test;

/** Many short requests at once, {@code -Dearshot.race.requests=2000} for a long run. */
class PocketSphinxRaceIT {
  private static final int REQUESTS = Integer.getInteger("earshot.race.requests", 200);
  private static final int DECODERS = 2;
  private static final int THREADS = 8;

  /** One kind of request and what it gives when nothing else runs. */
  private record Request(RecognitionOptions options, PcmChunk clip, List<Segment> alone) {}

  @Test
  void everyRequestGetsExactlyItsOwnTranscript() throws Exception {
    try (SpeechModel model = EnglishModel.load(DECODERS)) {
      List<Request> kinds = kinds(model);
      var permits = new Semaphore(DECODERS);
      ExecutorService threads = Executors.newFixedThreadPool(THREADS);
      try {
        List<Future<List<Segment>>> answers = new ArrayList<>();
        for (int i = 0; i < REQUESTS; i++) {
          Request kind = kinds.get(i % kinds.size());
          answers.add(threads.submit(answer(model, permits, kind)));
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

  private static Callable<List<Segment>> answer(
      SpeechModel model, Semaphore permits, Request request) {
    return () -> {
      permits.acquire();
      try {
        return Listening.to(model, request.options(), request.clip());
      } finally {
        permits.release();
      }
    };
  }

  private static List<Request> kinds(SpeechModel model) {
    RecognitionOptions plain = RecognitionOptions.defaults();
    RecognitionOptions raised = plain.withHotWords(List.of(new HotWord("knight", 1000)));
    RecognitionOptions lowered =
        plain.withHotWords(List.of(new HotWord("weather", -1000), new HotWord("seven", -1000)));
    List<Request> kinds = new ArrayList<>();
    for (RecognitionOptions options : List.of(plain, raised, plain, lowered, plain)) {
      for (String file : List.of("power-rms.wav", "knight-slt.wav", "weather-slt.wav")) {
        PcmChunk clip = TestSpeech.clip(file);
        kinds.add(new Request(options, clip, Listening.to(model, options, clip)));
      }
    }
    return kinds;
  }
}
