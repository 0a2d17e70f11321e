package dev.earshot.architecture.violations.transcription;

/** Must be caught: transcription may not import api.vosk. */
public class WrongImport {
  public Class<?> wrong = dev.earshot.architecture.violations.api.vosk.WrongImport.class;
}
