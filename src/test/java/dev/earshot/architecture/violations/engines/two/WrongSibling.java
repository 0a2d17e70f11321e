package dev.earshot.architecture.violations.engines.two;

/** Must be caught: an engine that knows another one. */
class WrongSibling {
  Class<?> wrong = dev.earshot.architecture.violations.engines.one.WrongImport.class;
}
