package dev.earshot.api.deepspeech;

import com.google.errorprone.annotations.concurrent.GuardedBy;
import dev.earshot.api.socket.Dialogue;
import dev.earshot.api.socket.Message;
import dev.earshot.api.socket.OpenSocket;
import dev.earshot.api.socket.Outbox;
import dev.earshot.api.upload.FormField;
import dev.earshot.models.ModelUnavailableException;
import dev.earshot.models.NoDecoderException;
import dev.earshot.recognition.HotWord;
import dev.earshot.recognition.RecognitionOptions;
import dev.earshot.scheduling.StuckEngineException;
import dev.earshot.scheduling.Turn;
import dev.earshot.transcript.Transcript;
import dev.earshot.transcription.FileTranscription;
import dev.earshot.transcription.RunningTranscription;
import dev.earshot.transcription.ServerBusyException;
import dev.earshot.transcription.TranscriptionRequest;
import dev.earshot.transcription.TranscriptionTimeoutException;
import jakarta.json.Json;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import jakarta.websocket.CloseReason.CloseCodes;
import java.io.StringReader;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionException;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * One client's sound: hot words if it likes, the sound, one answer, and the end. What the client
 * sends comes from one thread at a time; {@link #cancel} from any.
 */
final class FileDialogue implements Dialogue {
  private static final Logger LOG = Logger.getLogger(FileDialogue.class.getName());

  /** What this protocol answers to everything that goes wrong. */
  private static final String FAILED = "{\"message\": \"Audio not provided\", \"time\": null}";

  private final OpenSocket socket;
  private final Outbox outbox;
  private final FileTranscription transcription;
  private final Turn turn;
  private final int maxHotWords;
  private final Clock clock;

  /** By their words; the last boost of a word counts. */
  private final Map<String, HotWord> hotWords = new LinkedHashMap<>();

  private boolean over;

  @GuardedBy("this")
  private @Nullable RunningTranscription running;

  @GuardedBy("this")
  private boolean cancelled;

  FileDialogue(
      OpenSocket socket, FileTranscription transcription, Turn turn, int maxHotWords, Clock clock) {
    this.socket = socket;
    this.outbox = socket.outbox();
    this.transcription = transcription;
    this.turn = turn;
    this.maxHotWords = maxHotWords;
    this.clock = clock;
  }

  /** Takes hot words. */
  @Override
  public void text(String json) {
    if (over) {
      return;
    }
    try (JsonReader reader = Json.createReader(new StringReader(json))) {
      for (HotWord word : HotWordFields.parse(fields(reader.readObject()))) {
        hotWords.put(word.word(), word);
      }
      // why so wide: parsers report too deep a nesting by a plain RuntimeException
    } catch (RuntimeException e) {
      fail();
    }
    if (hotWords.size() > maxHotWords) {
      fail();
    }
  }

  /** Takes the sound, and closes it when it is done with. */
  @Override
  public void binary(Message sound) {
    socket.expectSilence();
    if (over) {
      sound.close();
      return;
    }
    over = true;
    Instant start = clock.instant();
    try {
      RunningTranscription started = transcription.transcribe(request(sound));
      keep(started);
      Object unused =
          started
              .transcript()
              .whenComplete(
                  (transcript, failure) -> {
                    sound.close();
                    answer(transcript, failure, start);
                  });
    } catch (ServerBusyException | ModelUnavailableException e) {
      sound.close();
      outbox.close(CloseCodes.TRY_AGAIN_LATER, String.valueOf(e.getMessage()));
    } catch (RuntimeException e) {
      LOG.log(Level.WARNING, "event=sound-not-transcribed", e);
      sound.close();
      fail();
    }
  }

  @Override
  public synchronized void cancel() {
    cancelled = true;
    if (running != null) {
      running.cancel();
    }
  }

  private synchronized void keep(RunningTranscription started) {
    running = started;
    if (cancelled) {
      started.cancel();
    }
  }

  private TranscriptionRequest request(Message sound) {
    return new TranscriptionRequest(
        sound.content(),
        RecognitionOptions.defaults().withHotWords(List.copyOf(hotWords.values())),
        turn);
  }

  private void answer(@Nullable Transcript transcript, @Nullable Throwable failure, Instant start) {
    if (transcript != null) {
      outbox.send(SttAnswer.of(transcript, Duration.between(start, clock.instant())).toString());
      outbox.close(CloseCodes.NORMAL_CLOSURE, "");
      return;
    }
    Throwable cause = failure instanceof CompletionException e ? e.getCause() : failure;
    if (cause != null && isServers(cause)) {
      outbox.close(CloseCodes.TRY_AGAIN_LATER, String.valueOf(cause.getMessage()));
    } else {
      fail();
    }
  }

  /** Whether the sound may well be heard another time. */
  private static boolean isServers(Throwable failure) {
    return failure instanceof ModelUnavailableException
        || failure instanceof NoDecoderException
        || failure instanceof StuckEngineException
        || failure instanceof TranscriptionTimeoutException;
  }

  private void fail() {
    over = true;
    outbox.send(FAILED);
    outbox.close(CloseCodes.NORMAL_CLOSURE, "");
  }

  private static List<FormField> fields(JsonObject words) {
    List<FormField> fields = new ArrayList<>();
    words.forEach((word, boost) -> fields.add(new FormField(word, text(boost))));
    return fields;
  }

  private static String text(JsonValue boost) {
    return boost instanceof JsonNumber number
        ? number.toString()
        : boost instanceof JsonString string ? string.getString() : "";
  }
}
