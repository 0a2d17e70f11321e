package dev.earshot.api.rest;

/** Fields of a request are not as they have to be. */
class InvalidFieldsException extends RuntimeException {
  private static final long serialVersionUID = 1;

  private final transient FieldErrors errors;

  InvalidFieldsException(FieldErrors errors) {
    super("invalid fields");
    this.errors = errors;
  }

  FieldErrors errors() {
    return errors;
  }
}
