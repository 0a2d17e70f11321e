package dev.earshot.api.rest;

import dev.earshot.api.upload.MalformedJsonException;
import dev.earshot.api.upload.UploadTooLargeException;
import dev.earshot.transcript.Hypothesis;
import dev.earshot.transcript.Segment;
import dev.earshot.transcript.TimeSpan;
import dev.earshot.transcript.Transcript;
import dev.earshot.transcript.Word;
import jakarta.json.Json;
import jakarta.json.stream.JsonParser;
import java.io.ByteArrayInputStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * A transcript as a client sends it: members that {@link TranscriptJson} writes, of which those
 * with words and times are read. One thread at a time; used once.
 *
 * <p>Read as a stream, so that memory is in proportion to what is kept of it: at most {@value
 * #MAX_WORDS} words.
 */
final class TranscriptBody {
  private static final int MAX_WORDS = 100_000;
  private static final String SEGMENTS = "segments";
  private static final String DURATION = "duration";

  private final JsonStream json;

  /** Where in the body the reader is, for errors. */
  private int segmentIndex;

  private int wordIndex;

  private long words;
  private long writtenWords;
  private long latestSegment;
  private long latestWord;

  private TranscriptBody(JsonParser parser) {
    json = new JsonStream(parser);
  }

  /**
   * Reads a whole body.
   *
   * @throws InvalidFieldsException naming the first wrong member
   * @throws MalformedJsonException when it is no JSON
   * @throws UploadTooLargeException when it has too many words
   */
  static Transcript read(byte[] body) throws MalformedJsonException, UploadTooLargeException {
    try (JsonParser parser = Json.createParser(new ByteArrayInputStream(body))) {
      return new TranscriptBody(parser).transcript();
    } catch (InvalidFieldsException e) {
      throw e;
      // why so wide: parsers report too deep a nesting by a plain RuntimeException
    } catch (RuntimeException e) {
      throw new MalformedJsonException("Failed when parsing body as json", e);
    }
  }

  private Transcript transcript() throws UploadTooLargeException {
    json.next();
    if (!json.isObject()) {
      throw wrong("body", "a JSON object");
    }
    OptionalLong duration = OptionalLong.empty();
    Optional<List<Segment>> segments = Optional.empty();
    for (String name = json.member(); !name.isEmpty(); name = json.member()) {
      switch (name) {
        case DURATION -> duration = OptionalLong.of(millis(DURATION));
        case SEGMENTS -> segments = Optional.of(segments());
        default -> json.skip();
      }
    }
    json.end();
    long end = duration.orElseThrow(() -> wrong(DURATION, JsonStream.SECONDS_RULE));
    List<Segment> all = segments.orElseThrow(() -> wrong(SEGMENTS, "a list"));
    requireInside(all, Duration.ofMillis(end));
    return new Transcript(all, Duration.ofMillis(end), List.of());
  }

  private List<Segment> segments() throws UploadTooLargeException {
    if (!json.isArray()) {
      throw wrong(SEGMENTS, "a list");
    }
    List<Segment> segments = new ArrayList<>();
    latestSegment = 0;
    latestWord = 0;
    for (segmentIndex = 0; json.item(); segmentIndex++) {
      segments.add(segment());
    }
    return segments;
  }

  private Segment segment() throws UploadTooLargeException {
    if (!json.isObject()) {
      throw wrong(segmentPlace(), "an object");
    }
    Timed timed = new Timed();
    Optional<String> text = Optional.empty();
    Optional<List<Word>> spoken = Optional.empty();
    for (String name = json.member(); !name.isEmpty(); name = json.member()) {
      switch (name) {
        case "text" -> text = Optional.of(text(segmentPlace() + ".text"));
        case "words" -> spoken = Optional.of(words());
        default -> timed.take(name, segmentPlace());
      }
    }
    TimeSpan span = timed.span(segmentPlace(), latestSegment, "segment");
    latestSegment = span.start().toMillis();
    if (text.isEmpty() && spoken.isEmpty()) {
      throw wrong(segmentPlace(), "an object with text or words");
    }
    writtenWords = counted(writtenWords, text.orElse(""));
    List<Word> all = spoken.orElse(List.of());
    Hypothesis best =
        text.map(line -> new Hypothesis(line, all, 0)).orElseGet(() -> Hypothesis.ofWords(all, 0));
    return new Segment(span, List.of(best));
  }

  private List<Word> words() throws UploadTooLargeException {
    if (!json.isArray()) {
      throw wrong(segmentPlace() + ".words", "a list");
    }
    List<Word> spoken = new ArrayList<>();
    for (wordIndex = 0; json.item(); wordIndex++) {
      spoken.add(word());
    }
    return spoken;
  }

  private Word word() throws UploadTooLargeException {
    if (!json.isObject()) {
      throw wrong(wordPlace(), "an object");
    }
    Timed timed = new Timed();
    Optional<String> text = Optional.empty();
    for (String name = json.member(); !name.isEmpty(); name = json.member()) {
      if (name.equals("word")) {
        text = Optional.of(text(wordPlace() + ".word"));
      } else {
        timed.take(name, wordPlace());
      }
    }
    String word = text.orElseThrow(() -> wrong(wordPlace() + ".word", "text"));
    TimeSpan span = timed.span(wordPlace(), latestWord, "word");
    latestWord = span.start().toMillis();
    words = counted(words, word);
    return Word.of(word, span);
  }

  /** Start and end of something, which may come in any order among its other members. */
  private final class Timed {
    private OptionalLong start = OptionalLong.empty();
    private OptionalLong end = OptionalLong.empty();

    void take(String name, String place) {
      switch (name) {
        case "start" -> start = OptionalLong.of(millis(place + ".start"));
        case "end" -> end = OptionalLong.of(millis(place + ".end"));
        default -> json.skip();
      }
    }

    TimeSpan span(String place, long notBefore, String what) {
      long from = start.orElseThrow(() -> wrong(place + ".start", JsonStream.SECONDS_RULE));
      long to = end.orElseThrow(() -> wrong(place + ".end", JsonStream.SECONDS_RULE));
      if (from < notBefore) {
        throw wrong(place + ".start", "not before the start of the " + what + " before");
      }
      if (to < from) {
        throw wrong(place + ".end", "not before its start");
      }
      return new TimeSpan(Duration.ofMillis(from), Duration.ofMillis(to));
    }
  }

  private void requireInside(List<Segment> segments, Duration end) {
    segmentIndex = 0;
    for (Segment segment : segments) {
      wordIndex = 0;
      for (Word word : segment.best().words()) {
        requireInside(word.span(), end, wordPlace());
        wordIndex++;
      }
      requireInside(segment.span(), end, segmentPlace());
      segmentIndex++;
    }
  }

  private static void requireInside(TimeSpan span, Duration end, String place) {
    if (span.end().compareTo(end) > 0) {
      throw wrong(place + ".end", "not after the duration");
    }
  }

  private long millis(String place) {
    return json.millis().orElseThrow(() -> wrong(place, JsonStream.SECONDS_RULE));
  }

  private String text(String place) {
    return json.text().orElseThrow(() -> wrong(place, "text"));
  }

  // why also one for no text: what is empty takes memory too
  private static long counted(long before, String text) throws UploadTooLargeException {
    long spaces =
        text.chars().filter(c -> Character.isWhitespace(c) || Character.isISOControl(c)).count();
    long count = before + 1 + spaces;
    if (count > MAX_WORDS) {
      throw new UploadTooLargeException("words", count, MAX_WORDS);
    }
    return count;
  }

  private String segmentPlace() {
    return SEGMENTS + "[" + segmentIndex + "]";
  }

  private String wordPlace() {
    return segmentPlace() + ".words[" + wordIndex + "]";
  }

  private static InvalidFieldsException wrong(String place, String rule) {
    return FieldErrors.of(place, rule).exception();
  }
}
