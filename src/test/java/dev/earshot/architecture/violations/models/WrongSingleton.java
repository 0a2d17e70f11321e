package dev.earshot.architecture.violations.models;

import jakarta.ejb.Singleton;

/** Must be caught: a singleton with the hidden write lock. */
@Singleton
class WrongSingleton {}
