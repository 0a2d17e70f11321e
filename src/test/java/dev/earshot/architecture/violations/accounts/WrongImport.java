package dev.earshot.architecture.violations.accounts;

/** Must be caught: accounts may not import api.vosk. */
public class WrongImport {
  public Class<?> wrong = dev.earshot.architecture.violations.api.vosk.WrongImport.class;
}
