package dev.earshot.api.vosk;

import static org.assertj.core.api.Assertions.assertThat;

import dev.earshot.testing.LiveServer;
import dev.earshot.testing.Speech;
import dev.earshot.testing.SpeechServer;
import dev.earshot.testing.TestSocket;
import dev.earshot.testing.VoskScript;
import dev.earshot.testing.VoskScript.Delivery;
import dev.earshot.testing.VoskScript.Played;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Queue;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * What is heard of a stream depends on nothing but what was said into it: not on other streams, on
 * the length of frames, on how they are timed, or on how busy the server is.
 */
@ExtendWith(LiveServer.class)
class LiveIsolationIT {
  private static final int AT_ONCE = 8;
  private static final int SESSIONS = Integer.getInteger("earshot.isolation.sessions", 120);
  private static final int SCRIPTS = Math.max(10, SESSIONS / 10);

  private static final int FORMS = 4;
  private static final byte[] SILENCE = new byte[64_000];
  private static final List<String> CLIPS =
      List.of("power-rms.wav", "weather-slt.wav", "night-rms.wav", "knight-slt.wav");
  private static final List<String> HOT_WORDS =
      List.of("{\"power\": -1000}", "{}", "{\"knight\": 1000}", "{\"night\": 1000, \"late\": 5}");

  private final URI server;
  private final URI port;

  LiveIsolationIT(SpeechServer server) {
    this.server = server.address();
    this.port = server.voskAddress();
  }

  @Test
  void eachOfManyStreamsIsHeardAsIfItWereAlone() throws Exception {
    List<VoskScript> scripts = new ArrayList<>();
    List<List<String>> alone = new ArrayList<>();
    for (int i = 0; i < SCRIPTS; i++) {
      scripts.add(VoskScript.random(new Random(i)));
      alone.add(played(scripts.get(i), Delivery.calm()).results());
    }
    Queue<String> differences = new ConcurrentLinkedQueue<>();
    inParallel(
        SESSIONS,
        i -> {
          Random random = new Random(1_000_000 + i);
          int script = random.nextInt(SCRIPTS);
          Delivery delivery = Delivery.random(random);
          List<String> results = played(scripts.get(script), delivery).results();
          List<String> expected = alone.get(script);
          if (delivery.frames() >= 0) {
            expected = expected.subList(0, Math.min(expected.size(), results.size()));
          }
          if (!results.equals(expected)) {
            differences.add(
                "script %d, %s%n  %s%ninstead of%n  %s"
                    .formatted(script, delivery, results, expected));
          }
        });
    assertThat(differences).isEmpty();
  }

  @Test
  void microphonesAndFilesWithHotWordsAreHeardAsIfTheyWereAlone() throws Exception {
    List<List<String>> alone = new ArrayList<>();
    for (int i = 0; i < FORMS; i++) {
      alone.add(List.of(spoken(i, 3_200), file(i)));
    }
    Queue<String> differences = new ConcurrentLinkedQueue<>();
    inParallel(
        SESSIONS / 10,
        i -> {
          Random random = new Random(2_000_000 + i);
          int form = random.nextInt(FORMS);
          boolean file = random.nextInt(3) == 0;
          String heard = file ? file(form) : spoken(form, 2 * (200 + random.nextInt(4_000)));
          String expected = alone.get(form).get(file ? 1 : 0);
          if (!heard.equals(expected)) {
            differences.add("form %d: %s%ninstead of %s".formatted(form, heard, expected));
          }
        });
    assertThat(differences).isEmpty();
  }

  /** All that a microphone is answered at the end, in lock step. */
  private String spoken(int form, int frameBytes) {
    for (int again = 0; again < 600; again++) {
      try (TestSocket socket = TestSocket.open(server, "/api/v1/stt/mic")) {
        String last = "";
        for (byte[] audio : List.of(samples(form), new byte[48_000], samples(form + 1), SILENCE)) {
          for (int from = 0; from < audio.length && last != null; from += frameBytes) {
            int to = Math.min(audio.length, from + frameBytes);
            socket.send(Arrays.copyOfRange(audio, from, to));
            last = socket.textUnlessEnded();
          }
        }
        if (last != null) {
          return last;
        }
        assertThat(socket.end().code()).isEqualTo(1013);
      } catch (CompletionException refused) {
        LockSupport.parkNanos(Duration.ofMillis(100).toNanos());
      }
    }
    throw new AssertionError("refused again and again");
  }

  private String file(int form) {
    try (TestSocket socket = TestSocket.open(server, "/api/v1/stt/ws")) {
      socket.send(HOT_WORDS.get(form));
      socket.send(Speech.clip(CLIPS.get(form % CLIPS.size())));
      return socket.json().getString("message");
    }
  }

  private static byte[] samples(int form) {
    byte[] wav = Speech.clip(CLIPS.get(form % CLIPS.size()));
    return Arrays.copyOfRange(wav, 44, wav.length);
  }

  /** Somebody who is refused because all cores are busy comes again. */
  private Played played(VoskScript script, Delivery delivery) {
    Played played = script.play(port, delivery);
    for (int again = 0; played.refused() && again < 600; again++) {
      LockSupport.parkNanos(Duration.ofMillis(100).toNanos());
      played = script.play(port, delivery);
    }
    assertThat(played.refused()).isFalse();
    return played;
  }

  private interface Session {
    void run(int number) throws Exception;
  }

  private static void inParallel(int count, Session session) throws Exception {
    ExecutorService clients = Executors.newFixedThreadPool(AT_ONCE);
    try {
      List<Callable<Integer>> all = new ArrayList<>();
      for (int i = 0; i < count; i++) {
        int number = i;
        all.add(
            () -> {
              session.run(number);
              return number;
            });
      }
      for (Future<Integer> one : clients.invokeAll(all)) {
        Integer unused = one.get();
      }
    } finally {
      clients.shutdownNow();
    }
  }
}
