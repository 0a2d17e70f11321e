package dev.earshot.architecture.violations.scheduling;

/** Must be caught: scheduling may not import audio. */
public class WrongImport {
  public Class<?> wrong = dev.earshot.architecture.violations.audio.WrongImport.class;
}
