package dev.earshot.engines.vosk;

import dev.earshot.audio.PcmChunk;
import dev.earshot.audio.PcmFormat;
import dev.earshot.recognition.Grammar;
import dev.earshot.recognition.Listening;
import dev.earshot.recognition.RecognitionOptions;
import dev.earshot.recognition.Recognizer;
import dev.earshot.recognition.SpeechModel;
import dev.earshot.recognition.TestSpeech;
import dev.earshot.recognition.UnsupportedOptionException;
import dev.earshot.testing.ProcessMemory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Does what would end the JVM if nothing guarded it, and says how it went. */
final class VoskProbe {
  private static final RecognitionOptions PLAIN = RecognitionOptions.defaults();
  private static final PcmChunk CLIP = TestSpeech.clip("vosk-digits-rms.wav");

  private VoskProbe() {}

  public static void main(String[] arguments) throws Exception {
    Path folder = Path.of(arguments[1]);
    switch (arguments[0]) {
      case "availability" -> say(new VoskEngine(Optional.empty()).availability());
      case "closing" -> closing(folder);
      case "closing-race" -> closingRace(folder);
      case "grammars" -> grammars(folder);
      case "failing" -> failing(folder);
      case "load" -> load(folder, Optional.empty());
      case "load-with-speaker" -> load(folder, Optional.of(Path.of(arguments[2])));
      case "hear" -> hear(folder);
      case "memory" -> memory(folder);
      default -> throw new IllegalArgumentException(arguments[0]);
    }
    say("done");
  }

  private static void say(Object what) {
    System.out.println(what);
  }

  private static void refused(String what, Runnable call) {
    try {
      call.run();
      say(what + ": not refused");
    } catch (RuntimeException e) {
      say(what + ": " + e.getClass().getSimpleName());
    }
  }

  private static void closing(Path folder) {
    SpeechModel model = DigitsModel.load(folder);
    Recognizer first = model.newRecognizer(PLAIN);
    Recognizer second = model.newRecognizer(PLAIN);
    first.accept(CLIP);
    first.close();
    first.close();
    refused("closed recognizer", () -> first.accept(CLIP));
    refused("ending a closed recognizer", first::endUtterance);
    model.close();
    model.close();
    refused("closed model", () -> model.newRecognizer(PLAIN));
    second.accept(CLIP);
    say(Listening.text(second.finish()));
    second.close();
    second.close();
  }

  private static void closingRace(Path folder) throws InterruptedException {
    PcmChunk start = CLIP.slice(0, 3_200);
    for (int round = 0; round < 100; round++) {
      SpeechModel model = DigitsModel.load(folder);
      List<Thread> threads = new ArrayList<>();
      for (int i = 0; i < 4; i++) {
        threads.add(new Thread(() -> useUntilClosed(model, start)));
      }
      threads.forEach(Thread::start);
      Listening.to(model, PLAIN, start);
      model.close();
      for (Thread thread : threads) {
        thread.join();
      }
    }
  }

  private static void useUntilClosed(SpeechModel model, PcmChunk clip) {
    while (true) {
      try (Recognizer recognizer = model.newRecognizer(PLAIN)) {
        recognizer.accept(clip);
      } catch (IllegalStateException closed) {
        return;
      }
    }
  }

  private static void grammars(Path folder) {
    try (SpeechModel model = DigitsModel.load(folder)) {
      List<List<String>> hostile =
          List.of(
              List.of(""),
              List.of("[]"),
              List.of("\"", "\\", "[\"one\"", "{\"a\":1}"),
              List.of("<eps>"),
              List.of("#0", "<s>", "</s>", "<unk>"),
              List.of("\u0000", "one\u0000two"),
              List.of("\ud83d\ude00", "\ud83d"),
              List.of("x".repeat(1_000_000)),
              List.of("one", ""),
              List.of("one <eps> two"),
              List.of("one\ntwo\r\n\tthree"),
              List.of("one ".repeat(10_000)),
              List.of("[unk]"),
              List.of("one", "[", "]", "\",\"two"));
      for (List<String> phrases : hostile) {
        say(heard(model, new Grammar(phrases)));
      }
    }
  }

  private static String heard(SpeechModel model, Grammar grammar) {
    try {
      return "heard " + Listening.to(model, PLAIN.withGrammar(grammar), CLIP).size();
    } catch (UnsupportedOptionException e) {
      return "refused";
    }
  }

  /** A model that cannot hear 8 kHz is given 8 kHz, past the guards of the engine. */
  private static void failing(Path folder) {
    try (SpeechModel loaded = DigitsModel.load(folder)) {
      SharedHandle handle =
          new SharedHandle(VoskApi.vosk_model_new(folder.toString()), VoskApi::vosk_model_free);
      PcmFormat telephone = new PcmFormat(8_000);
      try (SpeechModel model = new VoskModel(loaded.descriptor(), telephone, true, handle, null)) {
        Recognizer recognizer = model.newRecognizer(PLAIN);
        PcmChunk chunk = PcmChunk.of(telephone, CLIP.samples());
        refused("failing", () -> recognizer.accept(chunk));
        refused("after a failure", () -> recognizer.accept(chunk));
        refused("ending after a failure", recognizer::finish);
        recognizer.close();
      }
    }
  }

  private static void load(Path folder, Optional<Path> speaker) {
    VoskEngine engine = new VoskEngine(speaker);
    try (SpeechModel model = engine.load(engine.describe(folder).orElseThrow())) {
      say("loaded");
      say("heard " + Listening.to(model, PLAIN, CLIP).size());
    } catch (RuntimeException e) {
      say(e.getClass().getSimpleName() + ": " + e.getMessage());
    }
  }

  private static void hear(Path folder) {
    try (SpeechModel model = DigitsModel.load(folder)) {
      Listening.to(model, PLAIN, CLIP)
          .forEach(s -> say(s.best().text() + " " + s.best().words().get(0).span()));
      Listening.to(model, PLAIN.withGrammar(new Grammar(List.of("one two", "zeppelin"))), CLIP);
    }
  }

  private static void memory(Path folder) {
    cycles(folder, 50);
    long before = ProcessMemory.residentBytes(ProcessHandle.current().pid());
    cycles(folder, 200);
    say((ProcessMemory.residentBytes(ProcessHandle.current().pid()) - before) / 1024);
  }

  private static void cycles(Path folder, int count) {
    for (int i = 0; i < count; i++) {
      try (SpeechModel model = DigitsModel.load(folder)) {
        Listening.to(model, PLAIN, CLIP);
      }
    }
  }
}
