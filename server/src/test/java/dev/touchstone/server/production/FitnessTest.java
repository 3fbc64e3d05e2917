package dev.touchstone.server.production;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.touchstone.server.ServerTest;
import dev.touchstone.server.account.Account;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.mock.env.MockEnvironment;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.transaction.support.TransactionTemplate;

class FitnessTest extends ServerTest {

  private static final String CLIENT = "spring.security.oauth2.client.registration.campus.";

  @Autowired PasswordEncoder encoder;
  @Autowired TransactionTemplate transaction;

  @Test
  void theSampleCourseAndItsPeopleAreNotForANetwork() {
    var environment = fit().withProperty("touchstone.sample-course", "sample-course");

    assertThat(faults(environment))
        .anyMatch(fault -> fault.contains("sample course"))
        .anyMatch(fault -> fault.contains("sample accounts"))
        .anyMatch(fault -> fault.contains("administrator admin has a password"));
  }

  @Test
  void aServerWithoutAnyOfItIsFit() {
    assertThat(faultsWithoutSamples(fit(), false)).isEmpty();
  }

  @Test
  void anAdministratorsPasswordMayNotBeTheirName() {
    assertThat(faultsWithoutSamples(fit(), true))
        .singleElement()
        .asString()
        .contains("fit-admin", "everybody knows");
  }

  @Test
  void anAdministratorWhoHasChosenNoPasswordYetKeepsNoServerFromStarting() {
    List<String> faults =
        Objects.requireNonNull(
            transaction.execute(
                looking -> {
                  looking.setRollbackOnly();
                  jdbc.sql("update account set sample = false, admin = false").update();
                  jdbc.sql(
                          """
                          insert into account (name, display_name, password, admin)
                          values ('fit-expected', 'Admin', '{none}', true)
                          """)
                      .update();
                  return faults(fit());
                }));
    assertThat(faults).isEmpty();
  }

  @Test
  void knownSecretsAreRefused() {
    var environment =
        fit()
            .withProperty("spring.datasource.password", "Postgres")
            .withProperty(CLIENT + "client-id", "touchstone")
            .withProperty(CLIENT + "client-secret", "changeme");

    assertThat(faultsWithoutSamples(environment, false))
        .hasSize(2)
        .anyMatch(fault -> fault.startsWith("spring.datasource.password"))
        .anyMatch(fault -> fault.startsWith(CLIENT + "client-secret"));
  }

  @Test
  void pagesGoOutEncryptedByAProxyOrByTheServerItself() {
    assertThat(faultsWithoutSamples(new MockEnvironment(), false))
        .singleElement()
        .asString()
        .contains("plain http", "server.forward-headers-strategy");
    var own = new MockEnvironment().withProperty("server.ssl.bundle", "touchstone");
    assertThat(faultsWithoutSamples(own, false)).isEmpty();
    own.setProperty("server.ssl.enabled", "false");
    assertThat(faultsWithoutSamples(own, false)).hasSize(1);
    var none = new MockEnvironment().withProperty("server.forward-headers-strategy", "none");
    assertThat(faultsWithoutSamples(none, false)).hasSize(1);
  }

  @Test
  void theGateSaysAllOfItInWords() {
    var environment =
        new MockEnvironment().withProperty("touchstone.sample-course", "sample-course");

    assertThatThrownBy(() -> new ProductionGate(environment, jdbc, encoder))
        .isInstanceOf(UnfitForProductionException.class);
    FailureAnalysis analysis =
        new UnfitForProductionAnalyzer()
            .analyze(
                new IllegalStateException(new UnfitForProductionException(List.of("It rains."))));
    assertThat(analysis.getDescription()).contains("touchstone.production", "  - It rains.");
    assertThat(analysis.getAction()).contains("docs/security.md");
  }

  private static MockEnvironment fit() {
    return new MockEnvironment().withProperty("server.forward-headers-strategy", "native");
  }

  private List<String> faults(MockEnvironment environment) {
    return new Fitness(environment, jdbc, encoder).faults();
  }

  /** As if the database held no sample accounts; taken back afterwards. */
  private List<String> faultsWithoutSamples(MockEnvironment environment, boolean careless) {
    return transaction.execute(
        looking -> {
          looking.setRollbackOnly();
          jdbc.sql("update account set sample = false, admin = false").update();
          if (careless) {
            accounts.save(Account.sample("fit-admin", "Admin", true, encoder, "fit-admin"));
            jdbc.sql("update account set sample = false").update();
          }
          return faults(environment);
        });
  }
}
