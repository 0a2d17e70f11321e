package dev.earshot.testing;

import java.net.URI;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletionException;
import org.jspecify.annotations.Nullable;

/**
 * What a vosk client says to the model of digits, which is always the same however it is sent.
 * Immutable; may be played by many at once.
 */
public record VoskScript(List<Act> acts) {
  private static final int NORMAL = 1000;
  private static final int TRY_AGAIN = 1013;
  private static final int WAV_HEADER = 44;
  private static final int SECOND = 32_000;
  private static final String START =
      "{\"config\" : {\"sample_rate\" : 16000, \"model\" : \"digits\"}}";
  private static final List<byte[]> CLIPS =
      List.of(audio("vosk-digits-rms.wav"), audio("vosk-digits-slt.wav"), audio("digits-slt.wav"));
  private static final List<String> CONFIGS =
      List.of(
          "{\"phrase_list\" : [\"one two three\", \"four five six\", \"zero\", \"[unk]\"]}",
          "{\"phrase_list\" : [\"seven\", \"eight nine\", \"[unk]\"]}",
          "{\"phrase_list\" : []}",
          "{\"words\" : false}",
          "{\"words\" : true, \"max_alternatives\" : 3}",
          "{\"max_alternatives\" : 0}",
          "{\"partial_words\" : true}");

  /** Audio, or a text. */
  public sealed interface Act {
    /** A text. */
    record Say(String text) implements Act {}

    /** Samples of 16 kHz. */
    record Speak(byte[] samples) implements Act {}
  }

  /**
   * How it is sent.
   *
   * @param frameBytes length of a frame
   * @param lockStep each frame after the reply to the one before, else all at once
   * @param frames after so many the client vanishes; negative when it stays
   */
  public record Delivery(int frameBytes, boolean lockStep, int frames) {
    private static final int[] FRAME_BYTES = {320, 640, 1_600, 2_047, 3_200, 4_001, 6_400, 12_800};

    /** Frames of 100 ms in lock step, to the end. */
    public static Delivery calm() {
      return new Delivery(3_200, true, -1);
    }

    public static Delivery random(Random random) {
      return new Delivery(
          FRAME_BYTES[random.nextInt(FRAME_BYTES.length)],
          random.nextInt(3) > 0,
          random.nextInt(8) == 0 ? 1 + random.nextInt(100) : -1);
    }
  }

  /**
   * What became of it.
   *
   * @param results all replies that are no partials, as they came
   * @param refused the server was busy
   */
  public record Played(List<String> results, boolean refused) {}

  /** One to four utterances, which end in several ways, with other settings now and then. */
  public static VoskScript random(Random random) {
    List<Act> acts = new ArrayList<>();
    acts.add(new Act.Say(START));
    for (int i = 1 + random.nextInt(4); i > 0; i--) {
      byte[] clip = CLIPS.get(random.nextInt(CLIPS.size()));
      int from = random.nextInt(clip.length / 4) & ~1;
      int to = clip.length - (random.nextInt(clip.length / 4) & ~1);
      int between = from + (random.nextInt(to - from) & ~1);
      configure(acts, random, 3);
      acts.add(new Act.Speak(Arrays.copyOfRange(clip, from, between)));
      configure(acts, random, 8);
      acts.add(new Act.Speak(Arrays.copyOfRange(clip, between, to)));
      end(acts, random);
    }
    acts.add(new Act.Say("{\"eof\" : 1}"));
    return new VoskScript(List.copyOf(acts));
  }

  private static void configure(List<Act> acts, Random random, int oneIn) {
    if (random.nextInt(oneIn) == 0) {
      String config = CONFIGS.get(random.nextInt(CONFIGS.size()));
      acts.add(new Act.Say("{\"config\" : %s}".formatted(config)));
    }
  }

  private static void end(List<Act> acts, Random random) {
    switch (random.nextInt(4)) {
      case 0 -> acts.add(new Act.Say("{\"reset\" : 1}"));
      case 1 -> acts.add(new Act.Speak(new byte[SECOND * (9 + random.nextInt(4))]));
      case 2 -> acts.add(new Act.Speak(hiss(random)));
      default -> acts.add(new Act.Speak(new byte[SECOND + (random.nextInt(SECOND) & ~1)]));
    }
  }

  private static byte[] hiss(Random random) {
    byte[] noise = new byte[SECOND * 2];
    for (int i = 0; i < noise.length; i += 2) {
      int sample = random.nextInt(21) - 10;
      noise[i] = (byte) sample;
      noise[i + 1] = (byte) (sample >> 8);
    }
    return noise;
  }

  /** Plays it, and checks that whatever has a reply gets one. */
  public Played play(URI port, Delivery delivery) {
    try (TestSocket socket = TestSocket.open(port, "/")) {
      List<String> replies = new ArrayList<>();
      int due = 0;
      int left = delivery.frames();
      for (Act act : sent(delivery)) {
        if (left-- == 0) {
          return new Played(results(replies), false);
        }
        send(socket, act);
        due += isAnswered(act) ? 1 : 0;
        if (delivery.lockStep() && replies.size() < due) {
          String reply = next(socket, replies.size(), due);
          if (reply == null) {
            return refused(socket);
          }
          replies.add(reply);
        }
      }
      TestSocket.End end = socket.end();
      if (end.code() != NORMAL) {
        return refused(socket);
      }
      replies.addAll(socket.rest());
      if (replies.size() != due) {
        throw new AssertionError(replies.size() + " replies instead of " + due);
      }
      return new Played(results(replies), false);
    } catch (CompletionException gone) {
      // why: to somebody who was refused nothing can be sent
      return new Played(List.of(), true);
    }
  }

  private static @Nullable String next(TestSocket socket, int replies, int due) {
    try {
      return socket.textUnlessEnded();
    } catch (AssertionError silent) {
      throw new AssertionError(replies + " replies instead of " + due, silent);
    }
  }

  private static Played refused(TestSocket socket) {
    TestSocket.End end = socket.end();
    if (end.code() != TRY_AGAIN) {
      throw new AssertionError("ended: " + end);
    }
    return new Played(List.of(), true);
  }

  /** With the audio in frames. */
  private List<Act> sent(Delivery delivery) {
    List<Act> sent = new ArrayList<>();
    for (Act act : acts) {
      if (act instanceof Act.Speak speak) {
        byte[] samples = speak.samples();
        for (int from = 0; from < samples.length; from += delivery.frameBytes()) {
          int to = Math.min(samples.length, from + delivery.frameBytes());
          sent.add(new Act.Speak(Arrays.copyOfRange(samples, from, to)));
        }
      } else {
        sent.add(act);
      }
    }
    return sent;
  }

  private static void send(TestSocket socket, Act act) {
    if (act instanceof Act.Say say) {
      socket.send(say.text());
    } else {
      socket.send(((Act.Speak) act).samples());
    }
  }

  private static boolean isAnswered(Act act) {
    return !(act instanceof Act.Say say) || !say.text().contains("config");
  }

  private static List<String> results(List<String> replies) {
    return replies.stream().filter(reply -> !reply.startsWith("{\"partial\"")).toList();
  }

  private static byte[] audio(String clip) {
    byte[] wav = Speech.clip(clip);
    return Arrays.copyOfRange(wav, WAV_HEADER, wav.length);
  }
}
