package dev.earshot.architecture.violations.persistence;

/** Must be caught: persistence may not import accounts. */
public class WrongImport {
  public Class<?> wrong = dev.earshot.architecture.violations.accounts.WrongImport.class;
}
