package dev.touchstone.server.integrity;

import dev.touchstone.integrity.Work;
import dev.touchstone.integrity.Works;
import dev.touchstone.server.assignment.AssignmentExercise;
import dev.touchstone.server.course.Course;
import dev.touchstone.server.course.Origins;
import dev.touchstone.server.submission.Blobs;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Collects what is compared: of each student what counts, or else what came last. */
@Component
class Corpus {

  /** More text of one file is not looked at. */
  private static final int LONGEST = 200_000;

  /** A file as it is kept; its name says what it is. */
  record Kept(String name, String blob) {}

  /** Of one person; of a team the one who handed it in. */
  record Piece(long courseId, long accountId, boolean earlier, List<Kept> files) {}

  private record Row(
      long courseId, long accountId, String exercise, String blob, String fileName) {}

  private static final String OF_AN_ASSIGNMENT =
      """
      select distinct on (course_id, account_id, exercise)
        course_id, account_id, exercise, blob, file_name
      from (
        select assignment.course_id, submission.account_id, asked.exercise, submission.blob,
          submission.file_name, submission.received_at,
          submission.id in (
            select submission_id from best_score where assignment_id = :assignment) as counts
        from submission
        join assignment_exercise asked on asked.id = submission.assignment_exercise_id
        join assignment on assignment.id = asked.assignment_id
        join enrolment on enrolment.course_id = assignment.course_id
          and enrolment.account_id = submission.account_id and enrolment.role = 'STUDENT'
        where assignment.id = :assignment and submission.withdrawn_at is null
          and (:exercise::text is null or asked.exercise = :exercise)) handed_in
      order by course_id, account_id, exercise, counts desc, received_at desc
      """;

  private static final String OF_A_COMPETITION =
      """
      select distinct on (entry.team_id) competition.course_id, entry.account_id,
        'entry' as exercise, entry.blob, entry.file_name
      from entry
      join team on team.id = entry.team_id
      join competition on competition.id = team.competition_id
      left join standing on standing.team_id = team.id
      where competition.id = :competition and entry.blob is not null and not team.baseline
        and (entry.file_name like '%.py' or entry.file_name like '%.ipynb')
      order by entry.team_id, entry.picked_at is null, standing.entry_id <> entry.id,
        entry.received_at desc
      """;

  private final JdbcClient jdbc;
  private final Blobs blobs;
  private final Origins origins;

  Corpus(JdbcClient jdbc, Blobs blobs, Origins origins) {
    this.jdbc = jdbc;
    this.blobs = blobs;
    this.origins = origins;
  }

  /** Of this term. */
  List<Piece> now(Subject about) {
    UUID competition = about.competitionId();
    if (competition != null) {
      return pieces(
          false,
          jdbc.sql(OF_A_COMPETITION).param("competition", competition).query(Row.class).list());
    }
    return ofAssignment(about.assignmentId(), about.exercise(), false);
  }

  /** Of the assignments of the same name in the courses this one was duplicated from. */
  List<Piece> earlier(Course course, Subject about) {
    List<Piece> pieces = new ArrayList<>();
    Long assignment = about.assignmentId();
    for (long origin : assignment == null ? List.<Long>of() : origins.of(course)) {
      jdbc.sql(
              """
              select id from assignment
              where course_id = :origin and slug = (select slug from assignment where id = :assignment)
              """)
          .param("origin", origin)
          .param("assignment", assignment)
          .query(Long.class)
          .optional()
          .ifPresent(same -> pieces.addAll(ofAssignment(same, about.exercise(), true)));
    }
    return pieces;
  }

  private List<Piece> ofAssignment(
      @Nullable Long assignment, @Nullable String exercise, boolean earlier) {
    return pieces(
        earlier,
        jdbc.sql(OF_AN_ASSIGNMENT)
            .param("assignment", assignment)
            .param("exercise", exercise)
            .query(Row.class)
            .list());
  }

  private static List<Piece> pieces(boolean earlier, List<Row> rows) {
    Map<Long, Piece> pieces = new LinkedHashMap<>();
    for (Row row : rows) {
      String ending = row.fileName().substring(row.fileName().lastIndexOf('.'));
      List<Kept> files =
          pieces
              .computeIfAbsent(
                  row.accountId(),
                  account -> new Piece(row.courseId(), account, earlier, new ArrayList<>()))
              .files();
      files.add(new Kept(unused(row.exercise(), ending, files), row.blob()));
    }
    return List.copyOf(pieces.values());
  }

  // Somebody who went from one team to another has handed in for both.
  private static String unused(String name, String ending, List<Kept> files) {
    String free = name + ending;
    for (int i = 2; isUsed(free, files); i++) {
      free = name + "-" + i + ending;
    }
    return free;
  }

  private static boolean isUsed(String name, List<Kept> files) {
    return files.stream().anyMatch(file -> file.name().equals(name));
  }

  /** What the editor starts with, of each exercise. */
  static List<Work> given(List<AssignmentExercise> asked) {
    return asked.stream().map(one -> given(one.exercise() + ".py", one.starter())).toList();
  }

  List<Work> given(UUID competition) {
    return jdbc
        .sql("select starter from competition where id = ?")
        .param(competition)
        .query(String.class)
        .list()
        .stream()
        .map(starter -> given("entry.py", starter))
        .toList();
  }

  private static Work given(String name, String code) {
    return new Work("given", List.of(new Work.File(name, code)));
  }

  /** Its files as they are compared: of a notebook each code cell is one. */
  Work work(String name, List<Kept> kept) {
    List<Work.File> files = new ArrayList<>();
    for (Kept file : kept) {
      for (Work.File part : Works.of(file.name(), blobs.read(file.blob()))) {
        files.add(new Work.File(part.name(), cut(part.source())));
      }
    }
    return new Work(name, files);
  }

  private static String cut(String source) {
    return source.length() <= LONGEST ? source : source.substring(0, LONGEST);
  }
}
