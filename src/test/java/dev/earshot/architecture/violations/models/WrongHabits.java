package dev.earshot.architecture.violations.models;

import java.time.Instant;

/** Must be caught: environment, threads, time and printing. */
class WrongHabits {
  String environment() {
    return System.getenv("HOME");
  }

  Thread thread() {
    return new Thread(this::print);
  }

  Instant time() {
    return Instant.now();
  }

  void print() {
    System.out.println("wrong");
  }
}
