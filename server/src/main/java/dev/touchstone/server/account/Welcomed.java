package dev.touchstone.server.account;

import java.util.Optional;
import org.springframework.stereotype.Component;

/** Says who somebody is where something else than a password or a session has proved it. */
@Component
public class Welcomed {

  private final Accounts accounts;
  private final SampleAccounts sampleAccounts;

  Welcomed(Accounts accounts, SampleAccounts sampleAccounts) {
    this.accounts = accounts;
    this.sampleAccounts = sampleAccounts;
  }

  /** Nobody, if that account may not sign in now. */
  public Optional<SignedIn> of(long accountId) {
    return accounts.findById(accountId).filter(sampleAccounts::welcomes).map(Account::signedIn);
  }
}
