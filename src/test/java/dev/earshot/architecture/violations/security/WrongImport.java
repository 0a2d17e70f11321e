package dev.earshot.architecture.violations.security;

/** Must be caught: security may not import models. */
public class WrongImport {
  public Class<?> wrong = dev.earshot.architecture.violations.models.WrongImport.class;
}
