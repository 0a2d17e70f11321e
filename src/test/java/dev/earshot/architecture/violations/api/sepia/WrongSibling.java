package dev.earshot.architecture.violations.api.sepia;

/** Must be caught: a protocol that knows another one. */
class WrongSibling {
  Class<?> wrong = dev.earshot.architecture.violations.api.vosk.WrongImport.class;
}
