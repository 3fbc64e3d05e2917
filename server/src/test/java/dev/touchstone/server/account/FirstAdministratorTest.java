package dev.touchstone.server.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.touchstone.server.ServerTest;
import jakarta.persistence.EntityManager;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** On a server without administrators; what is done to get there is taken back. */
class FirstAdministratorTest extends ServerTest {

  @Autowired Accounts accounts;
  @Autowired SignInLinks links;
  @Autowired EntityManager entities;
  @Autowired PlatformTransactionManager transactions;

  @Test
  void theLinkLetsTheFirstAdministratorInAndThereIsNoSecond() {
    undone(
        () -> {
          String first = first("first-admin").link().orElseThrow();
          String again = first("first-admin").link().orElseThrow();
          assertThat(links.use(token(first), "river stone lantern"))
              .get()
              .matches(Account::isAdmin)
              .matches(Account::hasPassword);
          assertThat(links.use(token(again), "river stone lantern")).isEmpty();

          entities.flush();
          assertThat(first("first-admin").link()).isEmpty();
          assertThat(first("second-admin").link()).isEmpty();
        });
  }

  @Test
  void nobodyBecomesAdministratorByTheirName() {
    undone(
        () -> {
          accounts.save(Account.expected("only-a-student", "学生"));

          assertThatThrownBy(first("only-a-student")::link)
              .hasMessageContaining("only-a-student is no administrator's");
        });
  }

  private FirstAdministrator first(String name) {
    return new FirstAdministrator(
        name, jdbc, accounts, links, new TransactionTemplate(transactions));
  }

  private void undone(Runnable doing) {
    new TransactionTemplate(transactions)
        .executeWithoutResult(
            status -> {
              status.setRollbackOnly();
              jdbc.sql("update account set admin = false").update();
              doing.run();
            });
  }

  private static String token(String path) {
    return path.substring(path.lastIndexOf('/') + 1);
  }
}
