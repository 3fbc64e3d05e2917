package dev.touchstone.server.experiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.touchstone.server.experiment.Column.Group;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;

class TableTest {

  private static final Column ACC = new Column(Group.BEST, "acc");

  @ParameterizedTest
  @CsvSource({
    "> 0.5, 0.75, true",
    ">0.75, 0.75, false",
    ">= 0.75, 0.75, true",
    "< 1e-3, 0.0001, true",
    "= 3, 3, true",
    "!= 3, 3, false",
    "0.1..0.8, 0.75, true",
    "0.1 .. 0.5, 0.75, false",
    "−1..0, -0.5, true",
    "7, 0.75, true"
  })
  void aNumberIsHeldAgainstWhatIsWrittenAboveItsColumn(
      String written, double value, boolean passes) {
    assertThat(Condition.of(written).test(Cell.of(value))).isEqualTo(passes);
  }

  @Test
  void aTextMustHoldWhatIsWritten() {
    assertThat(Condition.of("SGD").test(Cell.of("sgd with momentum"))).isTrue();
    assertThat(Condition.of("> 3").test(Cell.of("sgd"))).isFalse();
    assertThat(Condition.of("(").test(Cell.of("a(b)"))).isTrue();
  }

  @Test
  void theDeviationIsThatOfASample() {
    Statistics statistics =
        Statistics.of(
            ACC,
            List.of(
                Cell.of(2), Cell.of(4), Cell.of(4), Cell.of(10), Cell.of(Double.NaN), Cell.EMPTY));

    assertThat(statistics).isNotNull();
    assertThat(statistics.n()).isEqualTo(4);
    assertThat(statistics.min()).isEqualTo(2);
    assertThat(statistics.max()).isEqualTo(10);
    assertThat(statistics.mean()).isEqualTo(5);
    // (9 + 1 + 1 + 25) / 3 = 12
    assertThat(statistics.std()).isCloseTo(Math.sqrt(12), within(1e-12));
    assertThat(Statistics.of(ACC, List.of(Cell.of(1))).std()).isNull();
    assertThat(Statistics.of(ACC, List.of(Cell.of("a")))).isNull();
    double far = 1e9;
    assertThat(Statistics.of(ACC, List.of(Cell.of(far), Cell.of(far + 1), Cell.of(far + 2))).std())
        .isCloseTo(1, within(1e-6));
  }

  @Test
  void anAddressAsksForTheSameAgain() {
    MultiValueMap<String, String> parameters = new LinkedMultiValueMap<>();
    parameters.add("sort", "hyper.a&b");
    parameters.add("f.hyper.a&b", "{x}=1 %");
    parameters.add("hide", "other.</b>");
    Query query = Query.of(parameters);

    assertThat(query.written())
        .isEqualTo(
            "?sort=hyper.a%26b&order=down&f.hyper.a%26b=%7Bx%7D%3D1%20%25&hide=other.%3C%2Fb%3E");
    assertThat(query.sortedBy(new Column(Group.HYPER, "a&b"))).contains("order=up");
  }

  @Test
  void numbersAreShownWithFiveDigits() {
    assertThat(List.of(0.1, 1.0 / 3, 12345.678, 1e-9, 0.0, -2.5).stream().map(Numbers::shown))
        .containsExactly("0.1", "0.33333", "12346", "1.000e−09", "0", "−2.5");
  }
}
