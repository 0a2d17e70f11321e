package dev.earshot.architecture.violations.api.vosk;

/** Must be caught: api.vosk may not import engines.one. */
public class WrongImport {
  public Class<?> wrong = dev.earshot.architecture.violations.engines.one.WrongImport.class;
}
