package dev.touchstone.server.discussion;

import dev.touchstone.server.assignment.AssignmentAccess;
import dev.touchstone.server.assignment.AssignmentExercise;
import dev.touchstone.server.course.Membership;
import dev.touchstone.server.submission.CodeView;
import java.util.List;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What a post is held against: what its author handed in, and what the course gave out. */
@Component
class Materials {

  /** The newest of them: whoever quotes their own work quotes what they are working on. */
  private static final int MOST = 40;

  private final JdbcClient jdbc;
  private final AssignmentAccess assignments;

  Materials(JdbcClient jdbc, AssignmentAccess assignments) {
    this.jdbc = jdbc;
    this.assignments = assignments;
  }

  List<String> submitted(Membership author) {
    return jdbc.sql(
            """
            select blob.content, submission.file_name
            from submission join blob on blob.sha256 = submission.blob
            join assignment_exercise asked on asked.id = submission.assignment_exercise_id
            join assignment on assignment.id = asked.assignment_id
            where submission.account_id = ? and assignment.course_id = ?
            order by submission.received_at desc limit ?
            """)
        .params(author.accountId(), author.course().id(), MOST)
        .query(
            (row, number) ->
                CodeView.of(row.getBytes("content"), row.getString("file_name")).cells().stream()
                    .flatMap(cell -> cell.lines().stream())
                    .collect(Collectors.joining("\n")))
        .list();
  }

  List<String> given(Membership author) {
    return assignments.visible(author).stream()
        .flatMap(assignment -> assignment.exercises().stream())
        .map(AssignmentExercise::starter)
        .toList();
  }
}
