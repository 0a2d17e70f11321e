package dev.earshot.api.rest;

import dev.earshot.transcript.Transcript;
import dev.earshot.transcript.format.SubtitleLayout;
import dev.earshot.transcript.format.TranscriptFormat;
import jakarta.ws.rs.NotAcceptableException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.Variant;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The form in which somebody wants a transcript. Immutable.
 *
 * @param file empty for JSON
 * @param asFile whether it is to be kept as a file, and so has a name
 */
record AnswerForm(Optional<TranscriptFormat> file, boolean asFile) {
  private static final String JSON = "json";
  private static final String FILE_RULE = "one of txt, srt, vtt, tsv";

  /** What the header {@code Accept} chooses from, in order of preference. */
  private static final Map<MediaType, Optional<TranscriptFormat>> NEGOTIABLE = negotiable();

  private static Map<MediaType, Optional<TranscriptFormat>> negotiable() {
    Map<MediaType, Optional<TranscriptFormat>> forms = new LinkedHashMap<>();
    forms.put(MediaType.APPLICATION_JSON_TYPE, Optional.empty());
    for (TranscriptFormat format : TranscriptFormat.values()) {
      forms.put(MediaType.valueOf(format.mediaType()), Optional.of(format));
    }
    return forms;
  }

  /**
   * The form that a request names, or else accepts.
   *
   * @param format the query parameter, null when there is none
   * @throws InvalidFieldsException when there is no such format
   * @throws NotAcceptableException when no form is accepted
   */
  static AnswerForm of(@Nullable String format, Request request) {
    if (format == null) {
      return new AnswerForm(accepted(request), false);
    }
    return format.equalsIgnoreCase(JSON)
        ? new AnswerForm(Optional.empty(), true)
        : new AnswerForm(Optional.of(named(format, "one of json, txt, srt, vtt, tsv")), true);
  }

  /**
   * The file that a request names.
   *
   * @throws InvalidFieldsException when it names none
   */
  static AnswerForm ofFile(@Nullable String format) {
    return new AnswerForm(Optional.of(named(format == null ? "" : format, FILE_RULE)), true);
  }

  private static TranscriptFormat named(String format, String rule) {
    return TranscriptFormat.named(format)
        .orElseThrow(() -> FieldErrors.of("format", rule).exception());
  }

  private static Optional<TranscriptFormat> accepted(Request request) {
    List<Variant> variants =
        Variant.mediaTypes(NEGOTIABLE.keySet().toArray(MediaType[]::new)).build();
    Variant chosen = request.selectVariant(variants);
    if (chosen == null) {
      throw new NotAcceptableException(
          "The answer can be " + String.join(", ", mediaTypes()) + "; or name it by ?format=");
    }
    return NEGOTIABLE.getOrDefault(chosen.getMediaType(), Optional.empty());
  }

  private static List<String> mediaTypes() {
    return NEGOTIABLE.keySet().stream().map(MediaType::toString).toList();
  }

  /**
   * The answer in this form.
   *
   * @param json made when it is wanted
   */
  Response answer(Transcript transcript, Supplier<?> json) {
    Response.ResponseBuilder response =
        file.isPresent()
            ? Response.ok(
                text(transcript, file.get()),
                MediaType.valueOf(file.get().mediaType())
                    .withCharset(StandardCharsets.UTF_8.name()))
            : Response.ok(json.get(), MediaType.APPLICATION_JSON_TYPE);
    if (asFile) {
      response.header(
          HttpHeaders.CONTENT_DISPOSITION,
          "attachment; filename=\"transcript."
              + file.map(TranscriptFormat::fileExtension).orElse(JSON)
              + "\"");
    }
    // why: words that somebody sent are shown as text and never taken for a page
    return response.header("X-Content-Type-Options", "nosniff").build();
  }

  private static String text(Transcript transcript, TranscriptFormat format) {
    StringBuilder text = new StringBuilder();
    try {
      format.writer(SubtitleLayout.DEFAULT).write(transcript, text);
    } catch (IOException e) {
      throw new UncheckedIOException("text in memory cannot be written", e);
    }
    return text.toString();
  }
}
