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
    assertThat(new SampleAccounts("sample-course", "127.0.0.1", "loopback").welcomes(lin)).isTrue();
    assertThat(new SampleAccounts("sample-course", "::1", "loopback").welcomes(lin)).isTrue();
    assertThat(new SampleAccounts("sample-course", "0.0.0.0", "loopback").welcomes(lin)).isFalse();
    assertThat(new SampleAccounts("sample-course", "192.0.2.7", "loopback").welcomes(lin))
        .isFalse();
    assertThat(new SampleAccounts("", "127.0.0.1", "loopback").welcomes(lin)).isFalse();
  }

  @Test
  void whoRunsItInAContainerMaySayThatItsPortIsOnLoopbackOnly() throws Exception {
    assertThat(new SampleAccounts("sample-course", "0.0.0.0", "open").welcomes(lin)).isTrue();
    assertThat(new SampleAccounts("", "0.0.0.0", "open").welcomes(lin)).isFalse();
  }
}
