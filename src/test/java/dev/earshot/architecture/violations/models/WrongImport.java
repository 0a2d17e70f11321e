package dev.earshot.architecture.violations.models;

/** Must be caught: models may not import transcription. */
public class WrongImport {
  public Class<?> wrong = dev.earshot.architecture.violations.transcription.WrongImport.class;
}
