package dev.touchstone.server.competition;

import static org.assertj.core.api.Assertions.assertThat;

import dev.touchstone.server.ServerTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

/** The competitions that open where the operator provides the data. */
@EnabledIfEnvironmentVariable(named = "TOUCHSTONE_DATA", matches = ".+")
class RealDataCompetitionsTest extends ServerTest {

  @Autowired ApplicationContext server;

  @BeforeEach
  void open() {
    Digits.open(server);
  }

  @Test
  void onMnistAStrongProgramBeatsThePerceptronAndThatTheMeanImages() throws Exception {
    Participant ma = Participant.of(server, stranger(), "mnist", "real-ma", "马良");

    double strong = ma.score(ma.enterFile("strong.py", "solution/strong.py"));
    double starter = ma.score(ma.enterFile("starter.py", "starter.py"));

    assertThat(strong).isGreaterThan(0.955).isGreaterThan(ma.baseline());
    assertThat(starter).isBetween(0.75, ma.baseline());
  }

  @Test
  void inAmesTheYearsAreSplitAndAStrongProgramErrsLeast() throws Exception {
    Participant he = Participant.of(server, stranger(), "ames", "real-he", "何求");

    double strong = he.score(he.enterFile("strong.py", "solution/strong.py"));
    double starter = he.score(he.enterFile("starter.py", "starter.py"));

    assertThat(strong).isLessThan(0.16).isLessThan(he.baseline());
    assertThat(starter).isGreaterThan(he.baseline());
    assertThat(he.visitor().page(he.page() + "/test.csv").lines().findFirst().orElseThrow())
        .startsWith("id,MSSubClass,MSZoning,")
        .doesNotContain("SalePrice");
  }
}
