package dev.earshot.audio.decode.ffmpeg;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What ffmpeg says about a sound, reduced to what is asked about it. One thread at a time. However
 * much it says, only a line is kept at a time, and none of its words ever leave this class: they
 * name paths.
 */
final class FfmpegLog {
  private static final int MAX_LINE_BYTES = 1_024;
  private static final int MAX_DRAIN_BYTES = 64 * 1_024;

  /** Who speaks, how grave it is, what. */
  private static final Pattern MESSAGE =
      Pattern.compile("(?:\\[[^\\]]* @ [^\\]]*\\] )*\\[(\\w+)\\] (.*)");

  private static final Pattern DURATION =
      Pattern.compile(
          "\\s*Duration: (\\d{1,6}):(\\d\\d):(\\d\\d)\\.(\\d\\d)(?:, start: (-?\\d{1,9}\\.\\d+))?.*");
  private static final Pattern SOUND = Pattern.compile("\\s*Stream #0:\\d+.*: Audio: (\\w+).*");
  private static final Pattern STREAM = Pattern.compile("\\s*Stream #0:\\d+.*");
  private static final Pattern REFUSED_CODEC = Pattern.compile("Codec \\((\\w+)\\) not on .*");

  private final byte[] line = new byte[MAX_LINE_BYTES];
  private int lineLength;
  private @Nullable Duration statedDuration;
  private boolean durationGuessed;
  private int streams;
  private boolean inputDescribed;
  private @Nullable String codec;
  private boolean readable;
  private boolean refused;
  private boolean outOfMemory;
  private boolean withoutIndex;
  private boolean stopped;
  private long flaws;

  /** Takes what can be taken without waiting. */
  void drain(InputStream errors) throws IOException {
    int available = errors.available();
    if (available > 0) {
      for (byte b : errors.readNBytes(Math.min(available, MAX_DRAIN_BYTES))) {
        accept(b);
      }
    }
  }

  /** Takes all that is left after the program has ended. */
  void drainToEnd(InputStream errors) throws IOException {
    for (byte b : errors.readNBytes(MAX_DRAIN_BYTES)) {
      accept(b);
    }
    endLine();
  }

  /** Whether the container could be opened, whatever is in it. */
  boolean readable() {
    return readable;
  }

  /**
   * How long the file says that its sound is; it need not be true. Empty when it says nothing, when
   * ffmpeg could only guess, and when there is something beside the sound, which may be longer.
   */
  Optional<Duration> statedDuration() {
    return durationGuessed || streams > 1 ? Optional.empty() : Optional.ofNullable(statedDuration);
  }

  /** Whether the system told it to stop. */
  boolean stopped() {
    return stopped;
  }

  /** ffmpeg's name for how the sound is encoded, e.g. {@code aac}; empty: there is no sound. */
  Optional<String> codec() {
    return Optional.ofNullable(codec);
  }

  /** Whether the sound is encoded in a way that is not accepted. */
  boolean codecRefused() {
    return refused;
  }

  boolean outOfMemory() {
    return outOfMemory;
  }

  /** Whether an MP4 lacks the part that says where its sound is. */
  boolean withoutIndex() {
    return withoutIndex;
  }

  /** How many times something was found damaged. */
  long flaws() {
    return flaws;
  }

  private void accept(byte b) {
    if (b == '\n') {
      endLine();
    } else if (lineLength < line.length) {
      line[lineLength++] = b;
    }
  }

  private void endLine() {
    String text = new String(line, 0, lineLength, StandardCharsets.UTF_8);
    lineLength = 0;
    Matcher message = MESSAGE.matcher(text);
    if (message.matches()) {
      accept(message.group(1), message.group(2));
    }
  }

  private void accept(String level, String text) {
    switch (level) {
      case "info" -> acceptInfo(text);
      case "error", "fatal", "panic" -> acceptError(text);
      // other warnings are about what ffmpeg could make good
      case "warning" -> durationGuessed |= text.startsWith("Estimating duration from bitrate");
      default -> {}
    }
  }

  private void acceptInfo(String text) {
    readable |= text.startsWith("Input #0");
    stopped |= text.startsWith("Exiting normally, received signal");
    inputDescribed |= text.startsWith("Stream mapping");
    if (!inputDescribed && STREAM.matcher(text).matches()) {
      streams++;
    }
    Matcher duration = DURATION.matcher(text);
    Matcher sound = SOUND.matcher(text);
    if (statedDuration == null && duration.matches()) {
      statedDuration = length(duration);
    } else if (codec == null && sound.matches()) {
      codec = sound.group(1);
    }
  }

  /** From the first sample on: containers count from zero, and sound may begin later. */
  private static Duration length(Matcher duration) {
    Duration end =
        Duration.ofHours(Long.parseLong(duration.group(1)))
            .plusMinutes(Long.parseLong(duration.group(2)))
            .plusSeconds(Long.parseLong(duration.group(3)))
            .plusMillis(10 * Long.parseLong(duration.group(4)));
    double start = duration.group(5) == null ? 0 : Double.parseDouble(duration.group(5));
    Duration length = end.minusMillis(Math.max(0, Math.round(start * 1_000)));
    // why: what damaged files say of themselves need not make sense
    return length.isNegative() ? Duration.ZERO : length;
  }

  private void acceptError(String text) {
    Matcher refusedCodec = REFUSED_CODEC.matcher(text);
    if (refusedCodec.matches()) {
      // why not always: the pictures of a video are refused too, and nobody wants them
      refused |= refusedCodec.group(1).equals(codec);
      return;
    }
    outOfMemory |= text.contains("Cannot allocate memory");
    withoutIndex |= text.equals("moov atom not found");
    flaws++;
  }
}
