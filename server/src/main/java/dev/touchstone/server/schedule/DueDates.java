package dev.touchstone.server.schedule;

import dev.touchstone.reference.Text;
import dev.touchstone.server.assignment.AssignmentAccess;
import dev.touchstone.server.competition.ClosingDates;
import dev.touchstone.server.course.Membership;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** What is due when, for one member: their own dates of what they may see. */
@Component
class DueDates {

  /**
   * Something that is due.
   *
   * @param key the same for the same thing, whenever it is due
   * @param own whether the date is this member's only
   */
  record Due(String key, Text title, Instant at, String path, boolean own) {}

  private final AssignmentAccess assignments;
  private final ClosingDates competitions;

  DueDates(AssignmentAccess assignments, ClosingDates competitions) {
    this.assignments = assignments;
    this.competitions = competitions;
  }

  /** In time. */
  List<Due> of(Membership member) {
    Stream<Due> asked =
        assignments.dated(member).stream()
            .map(
                dated ->
                    new Due(
                        "assignment-" + dated.assignment().id(),
                        dated.assignment().title(),
                        dated.deadline().due(),
                        member.course().path() + "/assignments/" + dated.assignment().slug(),
                        dated.deadline().isOwn()));
    Stream<Due> closing =
        competitions.of(member).stream()
            .map(
                one ->
                    new Due("competition-" + one.id(), one.title(), one.at(), one.path(), false));
    return Stream.concat(asked, closing).sorted(Comparator.comparing(Due::at)).toList();
  }
}
