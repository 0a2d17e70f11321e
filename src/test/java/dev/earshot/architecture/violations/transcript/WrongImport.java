package dev.earshot.architecture.violations.transcript;

/** Must be caught: transcript may not import audio. */
public class WrongImport {
  public Class<?> wrong = dev.earshot.architecture.violations.audio.WrongImport.class;
}
