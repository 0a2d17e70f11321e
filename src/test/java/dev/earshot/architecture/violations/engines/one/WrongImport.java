package dev.earshot.architecture.violations.engines.one;

/** Must be caught: engines.one may not import models. */
public class WrongImport {
  public Class<?> wrong = dev.earshot.architecture.violations.models.WrongImport.class;
}
