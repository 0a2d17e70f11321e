package dev.earshot.api.stream;

import org.jspecify.annotations.Nullable;

/** A message of the client that cannot be followed. It changes nothing; the stream goes on. */
final class BadMessageException extends Exception {
  private static final long serialVersionUID = 1;

  private final ErrorCode code;
  private final @Nullable Long to;

  private BadMessageException(
      ErrorCode code, String message, @Nullable Long to, @Nullable Throwable cause) {
    super(message, cause);
    this.code = code;
    this.to = to;
  }

  BadMessageException(ErrorCode code, String message) {
    this(code, message, null, null);
  }

  BadMessageException(ErrorCode code, String message, Throwable cause) {
    this(code, message, null, cause);
  }

  /** A field with a value that cannot be used. */
  static BadMessageException field(String field, String rule) {
    return new BadMessageException(ErrorCode.BAD_FIELD, field + ": " + rule);
  }

  BadMessageException answering(@Nullable Long seq) {
    return new BadMessageException(code, getMessage(), seq, this);
  }

  ErrorCode code() {
    return code;
  }

  /** The number that the client gave the message; null when it gave none. */
  @Nullable Long to() {
    return to;
  }

  @Override
  public String getMessage() {
    return String.valueOf(super.getMessage());
  }
}
