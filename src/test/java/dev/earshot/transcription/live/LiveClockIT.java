package dev.earshot.transcription.live;

import static org.assertj.core.api.Assertions.assertThat;

import dev.earshot.testing.LiveServer;
import dev.earshot.testing.Speech;
import dev.earshot.testing.SpeechServer;
import dev.earshot.testing.TestSocket;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** An hour of a stream, most of it silence, at a rate that no model has. */
@ExtendWith(LiveServer.class)
class LiveClockIT {
  private static final int RATE = 22_050;
  private static final int MODEL_RATE = 16_000;
  private static final int PERIOD_SECONDS = 30;
  private static final int MINUTES = 60;
  private static final int WAV_HEADER = 44;
  private static final String LAST_WORD = "zero";

  private final SpeechServer server;

  LiveClockIT(SpeechServer server) {
    this.server = server;
  }

  @Test
  void wordTimesDoNotDriftInAnHour() {
    byte[] period = period();
    List<Double> offsets = new ArrayList<>();
    try (TestSocket socket = TestSocket.open(server.voskAddress(), "/")) {
      socket.send("{\"config\":{\"sample_rate\":" + RATE + ",\"model\":\"digits\"}}");
      int sentences = MINUTES * 60 / PERIOD_SECONDS;
      for (int i = 0; i < sentences; i++) {
        int half = period.length / 4 * 2;
        socket.send(Arrays.copyOf(period, half));
        offsets.addAll(heard(socket.json(), i));
        socket.send(Arrays.copyOfRange(period, half, period.length));
        offsets.addAll(heard(socket.json(), i));
      }
      assertThat(offsets).hasSize(sentences);
    }
    double early = mean(offsets.subList(0, 20));
    double late = mean(offsets.subList(offsets.size() - 20, offsets.size()));
    assertThat(Math.abs(late - early)).isLessThanOrEqualTo(0.020);
    assertThat(offsets).allSatisfy(o -> assertThat(Math.abs(o - early)).isLessThan(0.06));
  }

  /** When the last word of a sentence began, counted from the beginning of its period. */
  private static List<Double> heard(JsonObject reply, int period) {
    JsonArray words = reply.containsKey("result") ? reply.getJsonArray("result") : null;
    if (words == null) {
      return List.of();
    }
    JsonObject last = words.getJsonObject(words.size() - 1);
    assertThat(last.getString("word")).isEqualTo(LAST_WORD);
    return List.of(last.getJsonNumber("start").doubleValue() - period * PERIOD_SECONDS);
  }

  /** The clip at the stream's rate, then silence. */
  private static byte[] period() {
    byte[] wav = Speech.clip("vosk-digits-rms.wav");
    ByteBuffer clip =
        ByteBuffer.wrap(wav, WAV_HEADER, wav.length - WAV_HEADER)
            .slice()
            .order(ByteOrder.LITTLE_ENDIAN);
    int length = clip.remaining() / 2;
    ByteBuffer period = ByteBuffer.allocate(2 * RATE * PERIOD_SECONDS);
    period.order(ByteOrder.LITTLE_ENDIAN);
    for (int i = 0; ; i++) {
      double at = (double) i * MODEL_RATE / RATE;
      int before = (int) at;
      if (before + 1 >= length) {
        return period.array();
      }
      double share = at - before;
      double value =
          (1 - share) * clip.getShort(2 * before) + share * clip.getShort(2 * before + 2);
      period.putShort((short) Math.round(value));
    }
  }

  private static double mean(List<Double> values) {
    return values.stream().mapToDouble(Double::doubleValue).average().orElseThrow();
  }
}
