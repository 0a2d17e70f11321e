package dev.earshot.transcript.format;

import java.util.Arrays;
import java.util.Optional;

/** The files that a transcript can be written as. Thread-safe. */
public enum TranscriptFormat {
  /** The words only, one line for each segment. */
  TEXT("text", "text/plain", "txt"),
  /** SubRip subtitles. */
  SUBRIP("srt", "application/x-subrip", "srt"),
  /** WebVTT subtitles, for the track element of web pages. */
  WEBVTT("vtt", "text/vtt", "vtt"),
  /** A table with a heading: start and end in milliseconds, text; one row for each segment. */
  TSV("tsv", "text/tab-separated-values", "tsv");

  private final String formatName;
  private final String mediaType;
  private final String fileExtension;

  TranscriptFormat(String formatName, String mediaType, String fileExtension) {
    this.formatName = formatName;
    this.mediaType = mediaType;
    this.fileExtension = fileExtension;
  }

  /** The format with this name or file extension, in lower or upper case. */
  public static Optional<TranscriptFormat> named(String name) {
    return Arrays.stream(values())
        .filter(f -> f.formatName.equalsIgnoreCase(name) || f.fileExtension.equalsIgnoreCase(name))
        .findFirst();
  }

  /** What clients call it: {@code text}, {@code srt}, {@code vtt} or {@code tsv}. */
  public String formatName() {
    return formatName;
  }

  /** Without parameters; whoever sends the file encodes it as UTF-8 and says so. */
  public String mediaType() {
    return mediaType;
  }

  /** Without the dot. */
  public String fileExtension() {
    return fileExtension;
  }

  /**
   * Writes this format.
   *
   * @param layout of subtitles; the other formats have none
   */
  public TranscriptWriter writer(SubtitleLayout layout) {
    return switch (this) {
      case TEXT -> new PlainTextWriter();
      case SUBRIP -> new SubRipWriter(layout);
      case WEBVTT -> new WebVttWriter(layout);
      case TSV -> new TsvWriter();
    };
  }
}
