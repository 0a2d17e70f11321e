package dev.earshot.api.deepspeech;

/** The client sent something that cannot be used; the message tells it what. */
class BadRequestException extends RuntimeException {
  private static final long serialVersionUID = 1;

  BadRequestException(String message) {
    super(message);
  }

  BadRequestException(String message, Throwable cause) {
    super(message, cause);
  }
}
