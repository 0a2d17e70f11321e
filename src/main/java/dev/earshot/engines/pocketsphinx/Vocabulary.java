package dev.earshot.engines.pocketsphinx;

import com.sun.jna.Memory;
import com.sun.jna.Native;
import com.sun.jna.Pointer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The words of a model by the numbers that the native search gives them, kept outside the Java heap
 * in the form the library wants. Immutable, thread-safe, shared by the decoders of a model.
 */
final class Vocabulary {
  private final Map<String, Integer> numbers;
  private final Memory text;
  private final Memory pointers;

  private Vocabulary(Map<String, Integer> numbers, Memory text, Memory pointers) {
    this.numbers = numbers;
    this.text = text;
    this.pointers = pointers;
  }

  /** Copies the words out of a set of language models. */
  static Vocabulary of(SphinxApi api, Pointer set) {
    List<byte[]> words = new ArrayList<>();
    Map<String, Integer> numbers = new HashMap<>();
    long length = 0;
    for (Pointer word = api.ngram_word(set, 0); word != null; ) {
      String spelled = word.getString(0, "UTF-8");
      byte[] bytes = spelled.getBytes(StandardCharsets.UTF_8);
      numbers.put(spelled, words.size());
      words.add(bytes);
      length += bytes.length + 1;
      word = api.ngram_word(set, words.size());
    }
    Memory text = new Memory(Math.max(1, length));
    Memory pointers = new Memory(Math.max(1, (long) words.size()) * Native.POINTER_SIZE);
    long at = 0;
    for (int i = 0; i < words.size(); i++) {
      byte[] bytes = words.get(i);
      text.write(at, bytes, 0, bytes.length);
      text.setByte(at + bytes.length, (byte) 0);
      pointers.setPointer((long) i * Native.POINTER_SIZE, text.share(at));
      at += bytes.length + 1;
    }
    return new Vocabulary(numbers, text, pointers);
  }

  int size() {
    return numbers.size();
  }

  /** Tells a set of models these words, the given ones under the name that {@link Bias} uses. */
  void mapInto(SphinxApi api, Pointer set, Set<String> renamed) {
    try (Memory all = new Memory(pointers.size());
        NativeNames names = new NativeNames(renamed.stream().map(Bias::alias).toList())) {
      all.write(0, pointers.getByteArray(0, (int) pointers.size()), 0, (int) pointers.size());
      int i = 0;
      for (String word : renamed) {
        Integer number = numbers.get(word);
        if (number != null) {
          all.setPointer((long) number * Native.POINTER_SIZE, names.pointer(i));
        }
        i++;
      }
      api.ngram_model_set_map_words(set, all, size());
    }
    java.lang.ref.Reference.reachabilityFence(text);
  }

  /** C strings that live as long as this. */
  private static final class NativeNames implements AutoCloseable {
    private final List<Memory> strings = new ArrayList<>();

    NativeNames(List<String> names) {
      for (String name : names) {
        byte[] bytes = name.getBytes(StandardCharsets.UTF_8);
        Memory string = new Memory(bytes.length + 1L);
        string.write(0, bytes, 0, bytes.length);
        string.setByte(bytes.length, (byte) 0);
        strings.add(string);
      }
    }

    Pointer pointer(int index) {
      return strings.get(index);
    }

    @Override
    public void close() {
      strings.forEach(Memory::close);
    }
  }
}
