package dev.earshot.architecture.violations.models;

import com.nimbusds.jwt.SignedJWT;
import com.sun.jna.Pointer;
import jakarta.persistence.EntityManager;
import jakarta.ws.rs.core.Response;

/** Must be caught: web, persistence, native calls and tokens in the wrong room. */
abstract class WrongTechnology {
  abstract Response web();

  abstract EntityManager persistence();

  abstract Pointer nativeCall();

  abstract SignedJWT token();
}
