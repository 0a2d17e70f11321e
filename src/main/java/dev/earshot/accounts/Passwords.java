package dev.earshot.accounts;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.security.enterprise.identitystore.Pbkdf2PasswordHash;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.NullUnmarked;

/**
 * One-way storage of passwords. Thread-safe. PBKDF2 with HMAC-SHA-512 at 210,000 rounds, which is
 * what the OWASP password storage cheat sheet asks for; the hashes of a database of the original
 * are understood too.
 */
@ApplicationScoped
@NullUnmarked // why: the container fills the fields
public class Passwords {
  private static final String OURS = "PBKDF2With";
  private static final Map<String, String> COST =
      Map.of(
          "Pbkdf2PasswordHash.Algorithm", "PBKDF2WithHmacSHA512",
          "Pbkdf2PasswordHash.Iterations", "210000",
          "Pbkdf2PasswordHash.SaltSizeBytes", "16",
          "Pbkdf2PasswordHash.KeySizeBytes", "32");

  /** What came of comparing a password with a hash. */
  enum Verdict {
    MATCHES,
    /** It matches, and should be hashed anew in our own form. */
    MATCHES_FOREIGN_FORM,
    DIFFERS,
    /** The hash has a form that nobody knows, or would cost too much. */
    UNREADABLE
  }

  private static final int WAITING_PER_CORE = 16;
  private static final Duration PATIENCE = Duration.ofSeconds(5);

  // why 2: each may take 64 MiB, and the heap has 512 MB by default
  private static final int SCRYPT_AT_ONCE = 2;

  private final HashingPermits permits;
  private final HashingPermits memory;

  @Inject Pbkdf2PasswordHash pbkdf2;
  private String nobodysHash;

  Passwords() {
    this(permits(Runtime.getRuntime().availableProcessors()), memory(PATIENCE));
  }

  /**
   * @param permits of the processor
   * @param memory permits for hashes that take much of the heap
   */
  Passwords(HashingPermits permits, HashingPermits memory) {
    this.permits = permits;
    this.memory = memory;
  }

  @PostConstruct
  void start() {
    pbkdf2.initialize(COST);
    nobodysHash = hash("nobody");
  }

  private static HashingPermits permits(int cores) {
    return new HashingPermits(cores, cores * WAITING_PER_CORE, PATIENCE);
  }

  static HashingPermits memory(Duration patience) {
    return new HashingPermits(SCRYPT_AT_ONCE, SCRYPT_AT_ONCE * WAITING_PER_CORE, patience);
  }

  /**
   * Takes a noticeable fraction of a second, on purpose.
   *
   * @throws PasswordsBusyException when too many are being hashed
   */
  public String hash(String password) {
    return permits.hashing(() -> pbkdf2.generate(password.toCharArray()));
  }

  /**
   * Takes about as long whatever the outcome is.
   *
   * @throws PasswordsBusyException when too many are being hashed
   */
  Verdict compare(String password, String hash) {
    if (hash.startsWith(OURS)) {
      return matchesOurs(password, hash) ? Verdict.MATCHES : Verdict.DIFFERS;
    }
    Optional<WerkzeugHash> foreign = WerkzeugHash.parse(hash);
    if (foreign.isEmpty()) {
      pretendToCompare(password);
      return Verdict.UNREADABLE;
    }
    return matchesForeign(password, foreign.get()) ? Verdict.MATCHES_FOREIGN_FORM : Verdict.DIFFERS;
  }

  // why the memory first: who waits for it shall not keep a core from the others
  private boolean matchesForeign(String password, WerkzeugHash hash) {
    return hash.needsMemory()
        ? memory.hashing(() -> permits.hashing(() -> hash.matches(password)))
        : permits.hashing(() -> hash.matches(password));
  }

  /** Takes as long as {@link #compare}, so that a stranger cannot tell which names exist. */
  void pretendToCompare(String password) {
    boolean ignored = matchesOurs(password, nobodysHash);
  }

  private boolean matchesOurs(String password, String hash) {
    try {
      return permits.hashing(() -> pbkdf2.verify(password.toCharArray(), hash));
    } catch (IllegalArgumentException damaged) {
      return false;
    }
  }
}
