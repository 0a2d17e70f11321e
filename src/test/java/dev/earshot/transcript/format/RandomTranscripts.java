package dev.earshot.transcript.format;

import dev.earshot.transcript.Transcript;
import java.util.Random;

/** Transcripts that an engine could have made, and some that none should. One thread at a time. */
final class RandomTranscripts {
  private static final String[] LETTERS = {
    "a", "e", "t", "\u00fc", "\u4e2d", "\ud83d\ude00", "&", "<"
  };
  private static final String[] MARKS = {"", "", "", "", "", "", ",", ".", "?", ".\"", "-->"};

  private final Random random;
  private final boolean overlongWords;
  private final boolean wildTimes;

  /**
   * @param overlongWords whether some words are longer than a line
   * @param wildTimes whether words overlap, go back and lie after the audio
   */
  RandomTranscripts(long seed, boolean overlongWords, boolean wildTimes) {
    this.random = new Random(seed);
    this.overlongWords = overlongWords;
    this.wildTimes = wildTimes;
  }

  Transcript next() {
    Spoken spoken = new Spoken();
    int segments = random.nextInt(6);
    for (int i = 0; i < segments; i++) {
      spoken.pause((long) random.nextInt(3) * random.nextInt(2000));
      switch (random.nextInt(5)) {
        case 0 -> spoken.textOnly(sentence(random.nextInt(60)), random.nextInt(20_000));
        case 1 -> spoken.textOnly(" ", 500);
        default -> words(spoken);
      }
      spoken.segment();
    }
    long tail = (long) random.nextInt(2) * random.nextInt(3000);
    Transcript exact = spoken.pause(tail).transcript();
    long millis = exact.audioLength().toMillis();
    return wildTimes ? spoken.transcript(millis * random.nextInt(11) / 10 + 1000) : exact;
  }

  private void words(Spoken spoken) {
    int count = random.nextInt(80);
    long speed = 20L + random.nextInt(120);
    for (int i = 0; i < count; i++) {
      String word = word();
      if (wildTimes && random.nextInt(10) == 0) {
        long start = random.nextInt(40_000);
        spoken.word(word, start, start + random.nextInt(9000));
      } else {
        spoken.says(word, speed * word.length() / (1 + random.nextInt(2)));
      }
      if (random.nextInt(6) == 0) {
        spoken.pause(random.nextInt(1200));
      }
    }
  }

  private String sentence(int words) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < words; i++) {
      text.append(i == 0 ? "" : " ").append(word());
    }
    return text.toString();
  }

  private String word() {
    int length = 1 + random.nextInt(random.nextInt(12) + 1);
    if (overlongWords && random.nextInt(15) == 0) {
      length = 40 + random.nextInt(120);
    }
    StringBuilder word = new StringBuilder();
    for (int i = 0; i < length; i++) {
      word.append(LETTERS[random.nextInt(random.nextInt(6) == 0 ? LETTERS.length : 3)]);
    }
    return word.append(MARKS[random.nextInt(MARKS.length)]).toString();
  }
}
