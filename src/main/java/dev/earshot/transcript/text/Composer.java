package dev.earshot.transcript.text;

import dev.earshot.transcript.text.Rule.Ahead;
import dev.earshot.transcript.text.Rule.Element;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Writes the items of one text: by the first rule that matches, else in digits what is a number
 * where it stands. One thread at a time.
 */
final class Composer {
  private final Grammar grammar;
  private final List<Lexeme> lexemes;
  private final List<Item> items;
  private final List<WrittenToken> tokens = new ArrayList<>();

  Composer(Grammar grammar, List<Lexeme> lexemes, List<Item> items) {
    this.grammar = grammar;
    this.lexemes = lexemes;
    this.items = items;
  }

  WrittenText compose() {
    // why: an item that a rule took makes no weak neighbour count, as its digits will not, either
    boolean countsBefore = false;
    for (int i = 0; i < items.size(); ) {
      Optional<Rule> rule = ruleAt(i);
      if (rule.isPresent()) {
        List<Item> matched = items.subList(i, i + rule.get().elements().size());
        punctuated(rule.get().write(matched));
        i += matched.size();
        countsBefore = false;
        continue;
      }
      Item item = items.get(i);
      boolean joined = countsBefore && isJoined(i - 1);
      tokens.add(token(item, i, joined));
      countsBefore = item.counts();
      i++;
    }
    return new WrittenText(tokens);
  }

  private WrittenToken token(Item item, int index, boolean countsBefore) {
    boolean digits =
        switch (item.kind()) {
          case WORD -> false;
          case CARDINAL, DECIMAL, ORDINAL -> true;
          case WEAK -> countsBefore || countsHere(index);
          case ARTICLE -> isCounted(index);
        };
    Lexeme first = lexemes.get(item.first());
    if (!digits) {
      return new WrittenToken(first.text(), item.first(), item.last());
    }
    String text = first.before() + item.written() + lexemes.get(item.last()).after();
    return new WrittenToken(text, item.first(), item.last());
  }

  private boolean countsHere(int index) {
    boolean everything = items.size() == 1;
    boolean beside =
        isJoined(index) && items.get(index + 1).counts() && ruleAt(index + 1).isEmpty();
    boolean announced = index > 0 && isJoined(index - 1) && is(index - 1, "before-weak");
    return everything || beside || announced || isCounted(index);
  }

  private boolean isCounted(int index) {
    return isJoined(index) && is(index + 1, "counted");
  }

  private boolean is(int index, String className) {
    return grammar.is(key(index), className);
  }

  private String key(int index) {
    return lexemes.get(items.get(index).first()).key();
  }

  /** No punctuation between an item and the next; false at the end. */
  private boolean isJoined(int index) {
    return index + 1 < items.size()
        && lexemes.get(items.get(index).last()).after().isEmpty()
        && lexemes.get(items.get(index + 1).first()).before().isEmpty();
  }

  private Optional<Rule> ruleAt(int index) {
    for (Rule rule : grammar.rules()) {
      if (matches(rule, index)) {
        return Optional.of(rule);
      }
    }
    return Optional.empty();
  }

  private boolean matches(Rule rule, int index) {
    List<Element> elements = rule.elements();
    if (index + elements.size() > items.size()
        || (rule.alone() && index > 0 && isJoined(index - 1) && items.get(index - 1).counts())) {
      return false;
    }
    for (int i = 0; i < elements.size(); i++) {
      boolean joined = i == 0 || isJoined(index + i - 1);
      if (!joined || !elements.get(i).takes(items.get(index + i), key(index + i), grammar)) {
        return false;
      }
    }
    return rule.ahead().stream().allMatch(a -> holds(a, index + elements.size() - 1));
  }

  private boolean holds(Ahead ahead, int last) {
    return isJoined(last)
        ? ahead.holds(items.get(last + 1), key(last + 1), grammar)
        : ahead.holds(null, "", grammar);
  }

  /** Puts back the punctuation around what a rule wrote. */
  private void punctuated(List<WrittenToken> written) {
    int size = written.size();
    for (int i = 0; i < size; i++) {
      WrittenToken token = written.get(i);
      String before = i == 0 ? lexemes.get(token.first()).before() : "";
      String after = i == size - 1 ? lexemes.get(token.last()).after() : "";
      tokens.add(new WrittenToken(before + token.text() + after, token.first(), token.last()));
    }
  }
}
