package dev.touchstone.server.assignment;

import dev.touchstone.server.course.Membership;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** How many exercises of each assignment of a course a member has done. */
@Component
public class Progress {

  /**
   * What a member has of one assignment.
   *
   * @param done exercises whose counting submission is accepted
   * @param late exercises whose counting submission came late
   */
  public record Done(long assignmentId, int done, int late) {

    static Done none(Assignment assignment) {
      return new Done(assignment.id(), 0, 0);
    }
  }

  private final JdbcClient jdbc;
  private final Visibility visibility;

  Progress(JdbcClient jdbc, Visibility visibility) {
    this.jdbc = jdbc;
    this.visibility = visibility;
  }

  /** By assignment; asked for one without any, it answers zeros. */
  public Function<Assignment, Done> of(Membership member) {
    Map<Long, Done> done =
        jdbc
            .sql(
                """
                select assignment_id,
                       count(*) filter (where verdict = 'ACCEPTED') as done,
                       count(*) filter (where late) as late
                from %s where course_id = ? and account_id = ?
                group by assignment_id
                """
                    .formatted(visibility.best(member)))
            .params(member.course().id(), member.accountId())
            .query(Done.class)
            .list()
            .stream()
            .collect(Collectors.toMap(Done::assignmentId, Function.identity()));
    return assignment -> done.getOrDefault(assignment.id(), Done.none(assignment));
  }
}
