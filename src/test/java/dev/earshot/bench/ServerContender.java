package dev.earshot.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A running server, asked over HTTP. Where it is, its process and a token stand in the system
 * properties {@code server.url}, {@code server.pid} and {@code server.token}. One thread at a time.
 */
final class ServerContender implements Contender {
  static final String NAME = "server";

  private static final HttpClient HTTP = HttpClient.newHttpClient();
  private static final Pattern MESSAGE = Pattern.compile("\"message\":\"((?:[^\"\\\\]|\\\\.)*)\"");
  private static final int HEADER_BYTES = 44;
  private static final double TICKS_PER_SECOND = 100;
  private static final int USER_TIME = 11;

  @Override
  public String transcribe(short[] samples) {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(System.getProperty("server.url") + "/api/v1/stt/http"))
            .header("Authorization", "Bearer " + System.getProperty("server.token"))
            .header("Content-Type", "multipart/form-data; boundary=bench")
            .POST(BodyPublishers.ofByteArrays(body(samples)))
            .build();
    try {
      String answer = HTTP.send(request, BodyHandlers.ofString()).body();
      Matcher message = MESSAGE.matcher(answer);
      if (!message.find()) {
        throw new IllegalStateException("the server answered " + answer);
      }
      return message.group(1);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    }
  }

  /** Processor time of the server's process so far, in seconds, from {@code /proc}. */
  static double cpuSeconds() throws IOException {
    String stat = Files.readString(Path.of("/proc", System.getProperty("server.pid"), "stat"));
    String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
    return (Long.parseLong(fields[USER_TIME]) + Long.parseLong(fields[USER_TIME + 1]))
        / TICKS_PER_SECOND;
  }

  private static List<byte[]> body(short[] samples) {
    String head =
        "--bench\r\nContent-Disposition: form-data; name=\"audio\"; filename=\"a.wav\"\r\n\r\n";
    return List.of(
        head.getBytes(StandardCharsets.US_ASCII),
        wav(samples),
        "\r\n--bench--\r\n".getBytes(StandardCharsets.US_ASCII));
  }

  private static byte[] wav(short[] samples) {
    int bytes = samples.length * Short.BYTES;
    ByteBuffer wav = ByteBuffer.allocate(HEADER_BYTES + bytes).order(ByteOrder.LITTLE_ENDIAN);
    wav.put("RIFF".getBytes(StandardCharsets.US_ASCII)).putInt(bytes + HEADER_BYTES - 8);
    wav.put("WAVEfmt ".getBytes(StandardCharsets.US_ASCII)).putInt(16);
    wav.putShort((short) 1).putShort((short) 1).putInt(SpeechSet.RATE_HZ);
    wav.putInt(SpeechSet.RATE_HZ * Short.BYTES).putShort((short) 2).putShort((short) 16);
    wav.put("data".getBytes(StandardCharsets.US_ASCII)).putInt(bytes);
    wav.asShortBuffer().put(samples);
    return wav.array();
  }

  @Override
  public void close() {
    // why: the server is somebody else's
  }
}
