package dev.earshot.transcript.text;

import dev.earshot.transcript.text.Rule.Ahead;
import dev.earshot.transcript.text.Rule.Element;
import dev.earshot.transcript.text.Rule.Output;
import dev.earshot.transcript.text.Rule.Piece;
import dev.earshot.transcript.text.Rule.Piece.Form;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads the rules of a grammar, e.g. {@code {h} {m} am|pm => {1}:{2:2} {3}}. Not instantiable.
 *
 * <p>Left of the arrow one element per item: a slot, words, or a class of words in angle brackets;
 * a question mark behind makes it two rules, numbered as in the longer one. First may stand {@code
 * !#}, no number in front; last {@code $}, the end of a sentence, {@code !#}, no number behind, or
 * {@code !<class>}. Right of it the tokens: {@code {n}} is the n-th element, as digits or as it was
 * given; {@code text@n} text in its place. {@code {n:2}} has two digits, {@code {n:-1}} is an hour
 * earlier, {@code {n:60}} and {@code {n:30}} are the minutes left of an hour or half of one, {@code
 * {n:+30}} half an hour more.
 */
final class RuleLine {
  private static final Pattern PIECE =
      Pattern.compile("\\{(\\d)(:2|:-1|:60|:30|:[+]30)?}|([^{}]+)");

  private RuleLine() {}

  static List<Rule> parse(String line) {
    String[] sides = line.split(" +=> +", 2);
    List<String> left = new ArrayList<>(List.of(sides[0].split(" +")));
    boolean alone = left.get(0).equals("!#");
    if (alone) {
      left.remove(0);
    }
    List<Ahead> ahead = new ArrayList<>();
    while (isAhead(left.get(left.size() - 1))) {
      ahead.add(ahead(left.remove(left.size() - 1)));
    }
    List<Rule> rules = new ArrayList<>();
    rules.add(rule(alone, left, ahead, sides[1], -1));
    for (int i = 0; i < left.size(); i++) {
      if (left.get(i).endsWith("?")) {
        rules.add(rule(alone, left, ahead, sides[1], i));
      }
    }
    return rules;
  }

  private static boolean isAhead(String word) {
    return word.equals("$") || word.startsWith("!");
  }

  private static Ahead ahead(String word) {
    return switch (word) {
      case "$" -> new Ahead(Ahead.Kind.END, "");
      case "!#" -> new Ahead(Ahead.Kind.NO_NUMBER, "");
      default -> new Ahead(Ahead.Kind.NONE_OF, word.substring(2, word.length() - 1));
    };
  }

  private static Rule rule(
      boolean alone, List<String> left, List<Ahead> ahead, String right, int omitted) {
    List<Element> elements = new ArrayList<>();
    for (int i = 0; i < left.size(); i++) {
      if (i != omitted) {
        elements.add(element(left.get(i).replace("?", "")));
      }
    }
    List<Output> outputs = new ArrayList<>();
    for (String token : List.of(right.split(" +"))) {
      outputs.add(output(token, elements, omitted));
    }
    return new Rule(alone, List.copyOf(elements), List.copyOf(ahead), List.copyOf(outputs));
  }

  private static Element element(String word) {
    if (word.startsWith("{")) {
      String name = word.substring(1, word.length() - 1);
      Slot slot =
          Slot.named(name).orElseThrow(() -> new IllegalStateException("unknown slot " + name));
      return new Element(slot, Set.of(), "");
    }
    return word.startsWith("<")
        ? new Element(null, Set.of(), word.substring(1, word.length() - 1))
        : new Element(null, Set.of(word.split("\\|")), "");
  }

  private static Output output(String token, List<Element> elements, int omitted) {
    int at = token.indexOf('@');
    List<Piece> pieces = new ArrayList<>();
    int anchor = at < 0 ? elements.size() : element(token.substring(at + 1), omitted);
    Matcher matcher = PIECE.matcher(at < 0 ? token : token.substring(0, at));
    while (matcher.find()) {
      if (matcher.group(3) != null) {
        pieces.add(new Piece(Form.TEXT, 0, matcher.group(3)));
        continue;
      }
      int element = element(matcher.group(1), omitted);
      pieces.add(new Piece(form(matcher, elements.get(element)), element, ""));
      anchor = Math.min(anchor, element);
    }
    return new Output(anchor, List.copyOf(pieces));
  }

  private static int element(String number, int omitted) {
    int element = Integer.parseInt(number) - 1;
    return omitted >= 0 && element > omitted ? element - 1 : element;
  }

  private static Form form(Matcher matcher, Element element) {
    String suffix = matcher.group(2);
    if (suffix == null) {
      return element.slot() == null ? Form.SPOKEN : Form.DIGITS;
    }
    return switch (suffix) {
      case ":2" -> Form.TWO_DIGITS;
      case ":-1" -> Form.HOUR_BEFORE;
      case ":60" -> Form.MINUTES_LEFT;
      case ":30" -> Form.MINUTES_LEFT_OF_HALF;
      default -> Form.MINUTES_AFTER_HALF;
    };
  }
}
