package dev.touchstone.server.account;

import java.net.InetAddress;
import java.net.UnknownHostException;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * Everyone knows the sample accounts' password. So they may sign in only while the sample course is
 * loaded and nobody but this machine can reach the server: it listens on loopback, or {@code
 * touchstone.sample-accounts} is {@code open}, by which whoever runs it in a container says that
 * its port is published on loopback only.
 */
@Component
public class SampleAccounts {

  private final boolean open;

  SampleAccounts(
      @Value("${touchstone.sample-course:}") String sampleCourse,
      @Value("${server.address:0.0.0.0}") String address,
      @Value("${touchstone.sample-accounts:loopback}") String who)
      throws UnknownHostException {
    this.open =
        !sampleCourse.isBlank()
            && (who.equals("open") || InetAddress.getByName(address).isLoopbackAddress());
  }

  public boolean areOpen() {
    return open;
  }

  /** Whether that person may be here at all. */
  public boolean welcomes(Account account) {
    return !account.isLocked() && (open || !account.isSample());
  }
}
