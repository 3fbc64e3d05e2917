package dev.touchstone.server.assignment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.touchstone.reference.Text;
import dev.touchstone.server.assignment.Terms.Counts;
import dev.touchstone.server.assignment.Terms.Late;
import dev.touchstone.server.assignment.Terms.Policy;
import dev.touchstone.server.course.Course;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TermsTest {

  @ParameterizedTest
  @CsvSource({
    "PENALTY, 0, 3",
    "PENALTY, 101, 3",
    "PENALTY, 10, 0",
    "PENALTY, 10, 367",
    "NONE, 10, 0",
    "FREE, 0, 3",
  })
  void onlyAPenaltyHasPercentAndDaysAndItHasBoth(Policy policy, int perDay, int days) {
    assertThatThrownBy(() -> new Late(policy, perDay, days))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(policy.name());
  }

  @Test
  void attemptsAndCoolDownAreChecked() {
    assertThatThrownBy(() -> terms(0, Duration.ZERO)).hasMessageContaining("attempts");
    assertThatThrownBy(() -> terms(1, Duration.ofSeconds(-1))).hasMessageContaining("cool-down");
    assertThatThrownBy(() -> terms(1, Duration.ofDays(8))).hasMessageContaining("cool-down");
    assertThatThrownBy(() -> terms(1, Duration.ofMillis(1500))).hasMessageContaining("whole");
  }

  @Test
  void anAssignmentKeepsItsTermsAndBeginsWithoutAny() {
    var assignment =
        new Assignment(
            1, "work", text(), text(), Instant.EPOCH, Instant.EPOCH.plus(Duration.ofDays(1)));
    assertThat(assignment.terms()).isEqualTo(Terms.FREE);

    var strict = new Terms(Late.penalty(10, 3), Counts.LATEST, 5, Duration.ofMinutes(1));
    assignment.setTerms(strict);

    assertThat(assignment.terms()).isEqualTo(strict);
  }

  @ParameterizedTest
  @ValueSource(strings = {"UTC+8", "GMT-5", "+08:00", "Z"})
  void aCoursesZoneHasANameSinceOffsetsAreReadInTwoWays(String zone) {
    assertThatThrownBy(() -> new Course("dl", text(), ZoneId.of(zone)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("Asia/Shanghai");
  }

  private static Terms terms(int attempts, Duration coolDown) {
    return new Terms(Late.none(), Counts.BEST, attempts, coolDown);
  }

  private static Text text() {
    return new Text("作业", "Work");
  }
}
