package dev.earshot.architecture.violations.audio;

/** Must be caught: audio may not import recognition. */
public class WrongImport {
  public Class<?> wrong = dev.earshot.architecture.violations.recognition.WrongImport.class;
}
