package dev.earshot.architecture.violations.recognition;

/** Must be caught: recognition may not import models. */
public class WrongImport {
  public Class<?> wrong = dev.earshot.architecture.violations.models.WrongImport.class;
}
