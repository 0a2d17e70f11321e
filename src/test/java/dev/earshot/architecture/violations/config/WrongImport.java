package dev.earshot.architecture.violations.config;

/** Must be caught: config may not import accounts. */
public class WrongImport {
  public Class<?> wrong = dev.earshot.architecture.violations.accounts.WrongImport.class;
}
