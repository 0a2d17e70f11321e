package dev.earshot.api.rest;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.earshot.api.upload.MalformedJsonException;
import dev.earshot.api.upload.UploadTooLargeException;
import dev.earshot.testing.FuzzTarget;
import dev.earshot.transcript.Segment;
import dev.earshot.transcript.Transcript;
import dev.earshot.transcript.Word;
import dev.earshot.transcript.format.SubtitleLayout;
import dev.earshot.transcript.format.TranscriptFormat;
import java.io.IOException;
import java.time.Duration;

/**
 * Any body: a refusal with a reason, or a transcript with its times in order, of which every file
 * can be made.
 */
@FuzzTarget
class TranscriptBodyFuzzTest {
  @FuzzTest
  void anyBody(byte[] body) throws IOException {
    Transcript transcript;
    try {
      transcript = TranscriptBody.read(body);
    } catch (InvalidFieldsException refused) {
      assertThat(refused.errors().body().getString("detail")).contains(": ");
      return;
    } catch (MalformedJsonException | UploadTooLargeException refused) {
      assertThat(refused.getMessage()).isNotBlank();
      return;
    }
    assertTimes(transcript);
    for (TranscriptFormat format : TranscriptFormat.values()) {
      StringBuilder file = new StringBuilder();
      format.writer(SubtitleLayout.DEFAULT).write(transcript, file);
      assertThat(file).doesNotContain("\r");
    }
  }

  private static void assertTimes(Transcript transcript) {
    Duration segmentBefore = Duration.ZERO;
    Duration wordBefore = Duration.ZERO;
    for (Segment segment : transcript.segments()) {
      assertThat(segment.span().start()).isGreaterThanOrEqualTo(segmentBefore);
      assertThat(segment.span().end()).isLessThanOrEqualTo(transcript.audioLength());
      segmentBefore = segment.span().start();
      for (Word word : segment.best().words()) {
        assertThat(word.span().start()).isGreaterThanOrEqualTo(wordBefore);
        assertThat(word.span().end()).isLessThanOrEqualTo(transcript.audioLength());
        wordBefore = word.span().start();
      }
    }
  }
}
