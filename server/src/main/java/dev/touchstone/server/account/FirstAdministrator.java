package dev.touchstone.server.account;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.Optional;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Lets the first person in: as long as no administrator has a password, each start of a server that
 * was given a name makes a link for it and prints that, for whoever may read the server's output.
 */
@Component
@Order(0)
class FirstAdministrator implements ApplicationRunner {

  private final String name;
  private final JdbcClient jdbc;
  private final Accounts accounts;
  private final SignInLinks links;
  private final TransactionTemplate transaction;

  FirstAdministrator(
      @Value("${touchstone.first-administrator:}") String name,
      JdbcClient jdbc,
      Accounts accounts,
      SignInLinks links,
      TransactionTemplate transaction) {
    this.name = name;
    this.jdbc = jdbc;
    this.accounts = accounts;
    this.links = links;
    this.transaction = transaction;
  }

  @Override
  public void run(ApplicationArguments arguments) {
    if (name.isBlank()) {
      return;
    }
    PrintStream out =
        new PrintStream(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8);
    link()
        .ifPresent(
            path ->
                out.println(
                    "First administrator %s: choose a password within %d days at %s"
                        .formatted(name, SignInLinks.FOR_THE_FIRST.toDays(), path)));
  }

  /**
   * The path of a new link; none once there is an administrator who signs in.
   *
   * @throws IllegalStateException if the name is that of somebody who is no administrator
   */
  Optional<String> link() {
    return Objects.requireNonNull(
        transaction.execute(doing -> isSettled() ? Optional.<String>empty() : Optional.of(make())));
  }

  private boolean isSettled() {
    return jdbc.sql(
            """
            select exists (
              select from account where admin and not sample and erased_at is null
                and password <> '{none}')
            """)
        .query(Boolean.class)
        .single();
  }

  private String make() {
    Account account =
        accounts
            .findByName(name)
            .orElseGet(() -> accounts.save(Account.expectedAdministrator(name)));
    if (!account.isAdmin()) {
      throw new IllegalStateException(
          "touchstone.first-administrator: the account " + name + " is no administrator's");
    }
    // Of servers that start together, each prints one that is good.
    return links.another(account, account.id(), SignInLinks.FOR_THE_FIRST);
  }
}
