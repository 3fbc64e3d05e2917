package dev.touchstone.trials.redteam;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.json.JsonMapper;

/** A harness that cannot fail proves nothing: whatever is otherwise than expected is a breach. */
class JudgementTest {

  private static final JsonMapper MAPPER =
      JsonMapper.builder().propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE).build();

  private static final Observed SEEN =
      new Observed(
          Map.of(200, 1),
          "ACCEPTED",
          null,
          "BREACHED: mounted",
          List.of("<p>a page", "<p>another page"),
          Map.of("content-type", "text/html"),
          List.of("one row"),
          500);

  @Test
  void anythingButTheExpectedVerdictIsABreach() {
    assertThat(breaches("{'verdict': ['WRONG_ANSWER', 'RUNTIME_ERROR']}"))
        .containsExactly("verdict ACCEPTED, not WRONG_ANSWER or RUNTIME_ERROR");
    assertThat(breaches("{'verdict': ['ACCEPTED']}")).isEmpty();
  }

  @Test
  void noVerdictAtAllIsABreachWhereOneIsExpected() {
    assertThat(expected("{'verdict': ['ACCEPTED']}").breaches(Observed.NOTHING)).hasSize(1);
  }

  @Test
  void anyOtherStatusIsABreachAndNumbersAreExact() {
    assertThat(breaches("{'status': [404]}")).hasSize(1);
    assertThat(breaches("{'status': [200, 404]}")).isEmpty();
    assertThat(breaches("{'counts': {'302': 1}}")).containsExactly("0 answers 302, not 1");
    assertThat(breaches("{'counts': {'200': 2}}")).hasSize(1);
  }

  @Test
  void everyPageHasToContainAndToLack() {
    assertThat(breaches("{'contains': ['another']}")).hasSize(1);
    assertThat(breaches("{'lacks': ['another']}")).hasSize(1);
    assertThat(breaches("{'lacks': ['page']}")).hasSize(2);
    assertThat(breaches("{'in_order': ['page', '<p>']}")).hasSize(2);
    assertThat(breaches("{'in_order': ['<p>', 'page']}")).isEmpty();
    assertThat(breaches("{'at_most': 10}")).hasSize(1);
  }

  @Test
  void logHeadersRowsAndTimeAreHeldAgainstWhatIsExpected() {
    assertThat(breaches("{'log_contains': ['nothing']}")).hasSize(1);
    assertThat(breaches("{'log_not_contains': ['BREACHED']}")).hasSize(1);
    assertThat(breaches("{'headers': {'content-type': 'text/plain'}}")).hasSize(1);
    assertThat(breaches("{'headers': {'x-frame-options': 'DENY'}}")).hasSize(1);
    assertThat(breaches("{'without': ['content-type']}")).hasSize(1);
    assertThat(breaches("{'rows': []}")).hasSize(1);
    assertThat(breaches("{'rows': ['one row']}")).isEmpty();
    assertThat(breaches("{'within': 100}")).hasSize(1);
    assertThat(breaches("{'diagnosis': ['transposed']}")).hasSize(1);
  }

  @Test
  void aSecretOnAPageIsFoundUnlessItsReaderMayReadIt() {
    var canaries = new Canaries("work", "environment", "row", "file");

    assertThat(canaries.in("a row, a file and the environment", false))
        .containsExactly("the server's environment", "the database", "a file of the host");
    assertThat(canaries.in("work", false)).containsExactly("another student's work");
    assertThat(canaries.in("work", true)).isEmpty();
  }

  @Test
  void theReportCountsWhatWasNotRunNeitherAsHeldNorInTheTotal() {
    var report =
        Report.of(
            List.of(
                new Finding("A01", "a", "e", "s", true, null),
                new Finding("A02", "b", "e", "s", false, "why"),
                new Finding("H03", "c", "not run", null, null, "no export yet")));

    assertThat(report.line()).isEqualTo("held 1 of 2, not run 1");
    assertThat(report.isClean()).isFalse();
    assertThat(report.attacks().get(1).line()).startsWith("BREACHED  A02").contains("why");
  }

  @Test
  void aServerThatGrowsIsNoticed() {
    var before = new Vitals(100 << 20, 40, 200);

    assertThat(new Vitals(110 << 20, 45, 220).grownSince(before)).isEmpty();
    assertThat(new Vitals(900 << 20, 400, 2000).grownSince(before)).hasSize(3);
  }

  private static List<String> breaches(String expectation) {
    return expected(expectation).breaches(SEEN);
  }

  private static Expectation expected(String json) {
    return MAPPER.readValue(json.replace('\'', '"'), Expectation.class);
  }
}
