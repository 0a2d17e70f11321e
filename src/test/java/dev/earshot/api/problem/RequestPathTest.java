package dev.earshot.api.problem;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RequestPathTest {
  @ParameterizedTest
  @CsvSource({
    "/, /",
    "/users, /users",
    "/users/, /users/",
    "/users;x=1, /users",
    "/users;x=1/7;y, /users/7",
    "//users, /users",
    "/a//b, /a/b",
    "/%75sers, /users",
    "/assets/../users, /users",
    "/assets/%2e%2e/users, /users",
    "/assets/./users, /assets/users",
    "/users%2F7, /users/7",
    "/a+b, /a+b",
    "/gr%C3%BC%C3%9Fe, /grüße"
  })
  void pathsAreReadAsTheContainerReadsThem(String raw, String path) {
    assertThat(RequestPath.normalised(raw)).isEqualTo(path);
  }

  @ParameterizedTest
  @CsvSource({"/users/%zz, /users/%zz", "/us ers, /us ers", "/%, /%"})
  void whatCannotBeReadStaysAsItIs(String raw, String path) {
    assertThat(RequestPath.normalised(raw)).isEqualTo(path);
  }
}
