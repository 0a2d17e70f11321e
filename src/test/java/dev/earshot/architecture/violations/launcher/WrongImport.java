package dev.earshot.architecture.violations.launcher;

/** Must be caught: launcher may not import models. */
public class WrongImport {
  public Class<?> wrong = dev.earshot.architecture.violations.models.WrongImport.class;
}
