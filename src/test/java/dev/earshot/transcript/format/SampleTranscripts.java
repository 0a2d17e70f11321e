package dev.earshot.transcript.format;

import dev.earshot.transcript.Transcript;
import java.util.LinkedHashMap;
import java.util.Map;

/** The small transcripts whose files are kept as test resources. */
final class SampleTranscripts {
  private SampleTranscripts() {}

  /** By the name of their files. */
  static Map<String, Transcript> all() {
    Map<String, Transcript> all = new LinkedHashMap<>();
    all.put("station", station());
    all.put("dictation", dictation());
    all.put("awkward", awkward());
    return all;
  }

  /** With punctuation and word times. */
  private static Transcript station() {
    return new Spoken()
        .pause(640)
        .says("Good morning. This is the early train to the coast, and we are going to leave in")
        .says("about two minutes.")
        .pause(1900)
        .segment()
        .says("If you have not found your seat yet, please ask one of us;")
        .pause(420)
        .says("the doors close by themselves.")
        .pause(950)
        .segment()
        .says("Thank you!")
        .pause(3000)
        .segment()
        .transcript();
  }

  /** As an engine without punctuation writes it, with few pauses. */
  private static Transcript dictation() {
    return new Spoken()
        .says("the committee met in the small room behind the library because the hall was cold")
        .pause(260)
        .says("and after an hour of talk nobody could remember which question they had begun with")
        .segment()
        .says("so they")
        .pause(300)
        .says("went home")
        .transcript(15_000);
  }

  /** No word times, and everything that a syntax could take for its own. */
  private static Transcript awkward() {
    return new Spoken()
        .textOnly(
            "if a < b && b > c --> stop\r\n\r\n2\n00:00:01,000 --> 00:00:02,000 <i>&amp;</i>", 9000)
        .textOnly("   ", 500)
        .textOnly("tab\there, \u00fcber \u4e2d\u6587 \ud83d\ude00 {\\an8} \\N", 4000)
        .pause(359_985_000)
        .textOnly("NOTE after one hundred hours", 2500)
        .transcript();
  }
}
