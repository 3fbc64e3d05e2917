package dev.touchstone.server.account;

import java.net.InetAddress;
import java.net.UnknownHostException;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * Everyone knows the sample accounts' password. So they may sign in only while the sample course is
 * loaded and nobody but this machine can reach the server.
 */
@Component
public class SampleAccounts {

  private final boolean open;

  SampleAccounts(
      @Value("${touchstone.sample-course:}") String sampleCourse,
      @Value("${server.address:0.0.0.0}") String address)
      throws UnknownHostException {
    this.open = !sampleCourse.isBlank() && InetAddress.getByName(address).isLoopbackAddress();
  }

  public boolean areOpen() {
    return open;
  }

  /** Whether that person may be here at all. */
  public boolean welcomes(Account account) {
    return !account.isLocked() && (open || !account.isSample());
  }
}
