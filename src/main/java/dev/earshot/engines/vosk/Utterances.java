package dev.earshot.engines.vosk;

import dev.earshot.audio.PcmFormat;
import dev.earshot.recognition.RecognitionUpdate;
import dev.earshot.transcript.Hypothesis;
import dev.earshot.transcript.Segment;
import dev.earshot.transcript.TimeSpan;
import dev.earshot.transcript.Word;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/** The utterances of one stream, one after another. One thread at a time. */
final class Utterances {
  /** What the library decodes at once, and so the longest wait for the end of an utterance. */
  private static final Duration STEP = Duration.ofMillis(200);

  // why: asking costs a fifth as much as decoding 20 ms, and nothing changes that fast
  private static final Duration BETWEEN_PARTIALS = Duration.ofMillis(60);

  // why: at the first end of an utterance after ten minutes without a whole end, the library drops
  // the audio that it has not decoded yet
  private static final Duration LONGEST_WITHOUT_END = Duration.ofMinutes(9);

  private final NativeStream stream;
  private final PcmFormat format;
  private final int step;
  private final Deque<Segment> ready = new ArrayDeque<>();
  private long heard;
  private long wholeEnd;
  private long utteranceStart;
  private long askedAt;
  private String lastAnswer = "";
  private String lastText = "";

  Utterances(NativeStream stream, PcmFormat format) {
    this.stream = stream;
    this.format = format;
    this.step = (int) format.samplesIn(STEP);
  }

  RecognitionUpdate hear(short[] samples) {
    for (int from = 0; from < samples.length; from += step) {
      int to = Math.min(from + step, samples.length);
      boolean whole = to - from == samples.length;
      boolean ended = stream.accept(whole ? samples : Arrays.copyOfRange(samples, from, to));
      heard += to - from;
      if (ended) {
        close();
      }
    }
    Segment complete = ready.poll();
    return complete == null ? partial() : new RecognitionUpdate.Final(complete);
  }

  /** The library found the end of an utterance. */
  private void close() {
    boolean overdue = heard - wholeEnd > format.samplesIn(LONGEST_WITHOUT_END);
    Optional<Segment> segment = segment(overdue ? stream.rest() : stream.result());
    if (overdue) {
      wholeEnd = heard;
    }
    if (segment.isPresent()) {
      ready.add(segment.get());
      lastText = "";
    }
    lastAnswer = "";
  }

  /** Everything said since the last final. */
  List<Segment> end() {
    List<Segment> all = new ArrayList<>(ready);
    ready.clear();
    if (heard > wholeEnd) {
      segment(stream.rest()).ifPresent(all::add);
      wholeEnd = heard;
    }
    lastText = "";
    lastAnswer = "";
    return all;
  }

  private Optional<Segment> segment(String json) {
    Duration now = format.durationOf(heard);
    Heard result = ResultReader.result(json, now);
    TimeSpan whole = new TimeSpan(format.durationOf(utteranceStart), now);
    utteranceStart = heard;
    List<Hypothesis> alternatives = result.spoken();
    if (alternatives.isEmpty()) {
      return Optional.empty();
    }
    Segment segment = new Segment(span(alternatives.get(0).words(), whole), alternatives);
    return Optional.of(result.speaker().map(segment::withSpeaker).orElse(segment));
  }

  private static TimeSpan span(List<Word> words, TimeSpan whole) {
    return words.isEmpty()
        ? whole
        : new TimeSpan(words.get(0).span().start(), words.get(words.size() - 1).span().end());
  }

  private RecognitionUpdate partial() {
    if (heard - askedAt < format.samplesIn(BETWEEN_PARTIALS)) {
      return new RecognitionUpdate.Unchanged();
    }
    askedAt = heard;
    String answer = stream.partial();
    if (answer.equals(lastAnswer)) {
      return new RecognitionUpdate.Unchanged();
    }
    lastAnswer = answer;
    Hypothesis words = ResultReader.partial(answer, format.durationOf(heard));
    if (words.text().equals(lastText)) {
      return new RecognitionUpdate.Unchanged();
    }
    lastText = words.text();
    return new RecognitionUpdate.Partial(words);
  }
}
