package dev.earshot.testing;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a server says at {@code /metrics}, read as strictly as the text format of Prometheus 0.0.4
 * is defined. Immutable.
 *
 * @param types of the families, by their names
 * @param samples values by name and labels as they are written
 */
public record Metrics(Map<String, String> types, Map<String, Double> samples) {
  private static final HttpClient CLIENT = HttpClient.newHttpClient();
  private static final String NAME = "[a-zA-Z_:][a-zA-Z0-9_:]*";
  private static final String LABEL = "[a-zA-Z_][a-zA-Z0-9_]*=\"(?:[^\"\\\\\n]|\\\\[\\\\\"n])*\"";
  private static final Pattern HELP =
      Pattern.compile("# HELP (" + NAME + ") (?:[^\\\\]|\\\\[\\\\n])*");
  private static final Pattern TYPE =
      Pattern.compile("# TYPE (" + NAME + ") (counter|gauge|histogram|summary|untyped)");
  private static final Pattern SAMPLE =
      Pattern.compile(
          "(" + NAME + ")(\\{" + LABEL + "(?:," + LABEL + ")*,?\\})? (\\S+)(?: -?\\d+)?");

  /** Asks the server. */
  public static Metrics of(SpeechServer server) {
    HttpRequest request = HttpRequest.newBuilder(server.address().resolve("/metrics")).build();
    try {
      HttpResponse<String> answer = CLIENT.send(request, HttpResponse.BodyHandlers.ofString());
      if (answer.statusCode() != 200) {
        throw new AssertionError(answer.statusCode() + ": " + answer.body());
      }
      return parse(answer.body());
    } catch (IOException | InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  /** Fails at the first line that is wrong. */
  public static Metrics parse(String text) {
    if (!text.endsWith("\n")) {
      throw new AssertionError("the last line has no end");
    }
    Map<String, String> types = new LinkedHashMap<>();
    Map<String, Double> samples = new HashMap<>();
    String family = "";
    for (String line : text.split("\n")) {
      Matcher help = HELP.matcher(line);
      Matcher type = TYPE.matcher(line);
      if (help.matches()) {
        family = help.group(1);
      } else if (type.matches()) {
        family = type.group(1);
        require(types.put(family, type.group(2)) == null, "typed twice", line);
      } else if (!line.isEmpty() && !line.startsWith("# EOF")) {
        add(line, family, types, samples);
      }
    }
    return new Metrics(types, samples);
  }

  private static void add(
      String line, String family, Map<String, String> types, Map<String, Double> samples) {
    Matcher sample = SAMPLE.matcher(line);
    require(sample.matches(), "no sample", line);
    String name = sample.group(1);
    boolean composed = "histogram".equals(types.get(family)) || "summary".equals(types.get(family));
    require(
        name.equals(family)
            || (composed && name.substring(family.length()).matches("_(bucket|sum|count)")),
        "not of the family " + family,
        line);
    String labels = sample.group(2) == null ? "" : sample.group(2);
    String value = sample.group(3).replace("+Inf", "Infinity").replace("-Inf", "-Infinity");
    require(samples.put(name + labels, Double.valueOf(value)) == null, "twice", line);
  }

  /** The value of one sample, such as {@code earshot_step_waiting{lane="live"}}. */
  public double value(String sample) {
    Double value = samples.get(sample);
    require(value != null, "there is no", sample);
    return value;
  }

  /** The values of a family's samples together. */
  public double sum(String family) {
    require(types.containsKey(family), "there is no", family);
    return samples.entrySet().stream()
        .filter(sample -> sample.getKey().replaceFirst("\\{.*", "").equals(family))
        .mapToDouble(Map.Entry::getValue)
        .sum();
  }

  private static void require(boolean right, String what, String line) {
    if (!right) {
      throw new AssertionError(what + ": " + line);
    }
  }
}
