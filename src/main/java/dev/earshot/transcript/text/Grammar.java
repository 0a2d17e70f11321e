package dev.earshot.transcript.text;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What is known of one language. Immutable.
 *
 * @param atoms by spelling, in lower case
 * @param options numbers by name, see {@link Option}
 * @param classes sets of words by name
 * @param kept phrases in which nothing is a number, by their first word
 * @param rules in the order in which they are tried
 * @param literals words that the lexer must not take apart, such as {@code p.m.}
 */
record Grammar(
    Map<String, Atom> atoms,
    Map<Option, Integer> options,
    Map<String, Set<String>> classes,
    Map<String, List<List<String>>> kept,
    List<Rule> rules,
    Set<String> literals) {

  /** How a language puts its numbers together; absent means 0. */
  enum Option {
    /** 1: numbers are written together, as {@code zweiundzwanzig}. */
    COMPOUNDS,
    /** 1: {@code twenty two}. */
    PLAIN_TENS,
    /** 1: {@code zwei und zwanzig}. */
    INVERTED_TENS,
    /** The largest unit that follows tens after the word for and: {@code treinta y dos}. */
    AND_TENS,
    /** 1: {@code quatre vingt dix sept}. */
    VIGESIMAL,
    /** 1: {@code two hundred and two}. */
    AND_AFTER_HUNDRED,
    /** The largest number that follows a thousand after the word for and. */
    AND_AFTER_SCALE,
    /** The largest number of hundreds: 19 for {@code nineteen hundred}. */
    MOST_HUNDREDS,
    /** 1: {@code dos mil millones}. */
    THOUSAND_MILLIONS,
    /** 1: {@code vigésimo primero}. */
    CHAINED_ORDINALS
  }

  int option(Option option) {
    return options.getOrDefault(option, 0);
  }

  boolean has(Option option) {
    return option(option) > 0;
  }

  /** Whether a word is of a class; false for no word. */
  boolean is(@Nullable String word, String className) {
    return word != null && classes.getOrDefault(className, Set.of()).contains(word);
  }

  boolean knows(String word) {
    return atoms.containsKey(word) || literals.contains(word);
  }
}
