package dev.touchstone.server.account;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.springframework.security.crypto.factory.PasswordEncoderFactories;

class SampleAccountsTest {

  private final Account lin =
      Account.sample(
          "lin",
          "林一诺",
          false,
          PasswordEncoderFactories.createDelegatingPasswordEncoder(),
          "touchstone");

  @Test
  void areOpenOnlyOnLoopbackWithTheSampleCourse() throws Exception {
    assertThat(new SampleAccounts("sample-course", "127.0.0.1").welcomes(lin)).isTrue();
    assertThat(new SampleAccounts("sample-course", "::1").welcomes(lin)).isTrue();
    assertThat(new SampleAccounts("sample-course", "0.0.0.0").welcomes(lin)).isFalse();
    assertThat(new SampleAccounts("sample-course", "192.0.2.7").welcomes(lin)).isFalse();
    assertThat(new SampleAccounts("", "127.0.0.1").welcomes(lin)).isFalse();
  }
}
