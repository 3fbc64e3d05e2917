package dev.touchstone.server.account;

import java.io.Serializable;
import org.springframework.security.core.AuthenticatedPrincipal;

/** Who is signed in; lives in the session. */
public record SignedIn(long id, String name, String displayName, boolean admin)
    implements AuthenticatedPrincipal, Serializable {

  @Override
  public String getName() {
    return name;
  }
}
