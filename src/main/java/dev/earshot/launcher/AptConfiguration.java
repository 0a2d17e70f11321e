package dev.earshot.launcher;

import java.nio.file.Path;

/** The configuration under which we run apt. Stateless. */
final class AptConfiguration {
  private static final String ALWAYS =
      """
      // hooks of the system's own updates are none of our business, and fail without root
      #clear APT::Update::Pre-Invoke;
      #clear APT::Update::Post-Invoke;
      #clear APT::Update::Post-Invoke-Success;
      // without root there is no system-wide lock to take
      Debug::NoLocking "true";
      // apt's own user could not write into our private folder
      APT::Sandbox::User "";
      Acquire::Languages "none";
      Acquire::Retries "1";
      Acquire::http::Timeout "15";
      Acquire::https::Timeout "15";
      """;

  private AptConfiguration() {}

  static String text(Path work, boolean privateLists) {
    String cache = ALWAYS + "Dir::Cache \"%s\";%n".formatted(work.resolve("cache"));
    return privateLists
        ? cache + "Dir::State::lists \"%s\";%n".formatted(work.resolve("lists"))
        : cache;
  }
}
