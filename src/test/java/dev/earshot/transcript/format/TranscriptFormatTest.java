package dev.earshot.transcript.format;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class TranscriptFormatTest {
  @ParameterizedTest
  @CsvSource({
    "text, text/plain, txt",
    "srt, application/x-subrip, srt",
    "vtt, text/vtt, vtt",
    "tsv, text/tab-separated-values, tsv"
  })
  void aFormatIsFoundByItsNameOrExtension(String name, String mediaType, String extension) {
    TranscriptFormat format = TranscriptFormat.named(name).orElseThrow();
    assertThat(format.formatName()).isEqualTo(name);
    assertThat(format.mediaType()).isEqualTo(mediaType);
    assertThat(format.fileExtension()).isEqualTo(extension);
    assertThat(TranscriptFormat.named(extension.toUpperCase(Locale.ROOT))).hasValue(format);
  }

  @Test
  void otherNamesAreNoFormat() {
    assertThat(TranscriptFormat.named("json")).isEmpty();
    assertThat(TranscriptFormat.named("SUBRIP")).isEmpty();
    assertThat(TranscriptFormat.named("")).isEmpty();
  }

  @ParameterizedTest
  @EnumSource
  void aTranscriptWithoutWordsIsAFileWithoutRows(TranscriptFormat format) throws IOException {
    StringBuilder out = new StringBuilder();
    format.writer(SubtitleLayout.DEFAULT).write(new Spoken().textOnly("", 900).transcript(), out);
    assertThat(out.toString().lines().count()).isLessThanOrEqualTo(1);
    assertThat(out.toString()).isIn("", "WEBVTT\n", "start\tend\ttext\n");
  }
}
