package dev.earshot.api.problem;

import jakarta.json.JsonObject;

/**
 * How one protocol words failures that happen outside its resources: refused at the door, unknown
 * path, container limits. Thread-safe; one CDI bean per protocol.
 */
public interface FailureShape {
  /** Whether a path below the context root belongs to the protocol. */
  boolean owns(String path);

  JsonObject body(Failure failure);

  /** What the body is sent as. */
  default String mediaType() {
    return "application/json";
  }
}
