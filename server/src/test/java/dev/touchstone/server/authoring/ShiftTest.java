package dev.touchstone.server.authoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.touchstone.reference.Text;
import dev.touchstone.server.Semester;
import dev.touchstone.server.assignment.Assignment;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Where dates go when a term is copied. */
class ShiftTest {

  private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
  private static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");

  @Test
  void theTimeOfDayStaysThoughSummerTimeBegins() {
    Instant winter = Semester.at("2026-11-02T08:00:00+01:00");

    var shift = new Shift(182, BERLIN, BERLIN);

    assertThat(shift.moved(winter)).hasToString("2027-05-03 08:00");
    assertThat(shift.instant(winter)).isEqualTo(Semester.at("2027-05-03T08:00:00+02:00"));
  }

  @Test
  void aTimeThatNeverComesIsShownAsTheHourAfter() {
    Instant date = Semester.at("2027-03-21T02:30:00+01:00");

    var shift = new Shift(7, BERLIN, BERLIN);

    assertThat(shift.shown(date)).hasToString("2027-03-28T03:30");
  }

  @Test
  void inAnotherZoneItIsTheSameOnTheWall() {
    Instant date = Semester.at("2026-09-07T08:00:00+08:00");

    var shift = new Shift(0, SHANGHAI, BERLIN);

    assertThat(shift.shown(date)).hasToString("2026-09-07T08:00");
    assertThat(shift.instant(date)).isEqualTo(Semester.at("2026-09-07T08:00:00+02:00"));
  }

  @Test
  void whatIsSuggestedBringsTheFirstDatesTogetherOrIsWholeWeeksIntoTheFuture() {
    List<Assignment> here = List.of(opening("2026-09-14T08:00:00+08:00"));
    List<Assignment> there =
        List.of(opening("2027-03-08T08:00:00+08:00"), opening("2027-03-01T08:00:00+08:00"));
    LocalDate today = LocalDate.parse("2026-11-27");

    assertThat(Shift.suggested(here, SHANGHAI, there, SHANGHAI, today)).isEqualTo(168);
    assertThat(Shift.suggested(here, SHANGHAI, List.of(), SHANGHAI, today)).isEqualTo(77);
    assertThat(Shift.suggested(here, SHANGHAI, List.of(), SHANGHAI, LocalDate.parse("2026-09-01")))
        .isZero();
    assertThat(Shift.daysUntil(LocalDate.parse("2026-09-21"), here, SHANGHAI)).isEqualTo(7);
  }

  @Test
  void tenYearsAreEnough() {
    for (long days : new long[] {3661, -3661, Long.MIN_VALUE, Long.MAX_VALUE}) {
      assertThatThrownBy(() -> new Shift(days, BERLIN, BERLIN))
          .isInstanceOf(RefusedDuplicateException.class);
    }
  }

  private static Assignment opening(String opens) {
    Instant at = Semester.at(opens);
    return new Assignment(
        1, "work", new Text("作业", "Work"), new Text("题", "Task"), at, at.plus(Duration.ofDays(7)));
  }
}
