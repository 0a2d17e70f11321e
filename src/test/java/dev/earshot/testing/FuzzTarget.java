package dev.earshot.testing;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * A class with one fuzz test. {@code mvn test} runs it with the inputs that are kept beside the
 * tests; {@code mvn verify} fuzzes it for some seconds, in a process of its own with a small heap.
 * An input that takes longer than the time limit counts as a fault.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@ExtendWith(FuzzPlatform.class)
@Timeout(FuzzTarget.LIMIT_SECONDS)
public @interface FuzzTarget {
  int LIMIT_SECONDS = 20;
}
