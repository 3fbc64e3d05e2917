package dev.touchstone.server.integrity;

import dev.touchstone.integrity.Work;
import dev.touchstone.reference.Text;
import dev.touchstone.server.assignment.Assignment;
import dev.touchstone.server.assignment.AssignmentAccess;
import dev.touchstone.server.assignment.AssignmentExercise;
import dev.touchstone.server.course.Course;
import dev.touchstone.server.course.CourseDirectory;
import dev.touchstone.server.course.Membership;
import dev.touchstone.server.course.NotHereException;
import dev.touchstone.server.course.Role;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What can be compared in a course, and what it is called. */
@Component
class Asked {

  /**
   * Something to choose.
   *
   * @param choice as the form sends it, which is the subject's key
   */
  record Choice(String choice, Text title, Subject about) {}

  /** A competition of the course. */
  record Contest(UUID id, String slug, String titleZh, String titleEn) {

    public Text title() {
      return new Text(titleZh, titleEn);
    }
  }

  private final AssignmentAccess assignments;
  private final CourseDirectory courses;
  private final Corpus corpus;
  private final JdbcClient jdbc;

  Asked(AssignmentAccess assignments, CourseDirectory courses, Corpus corpus, JdbcClient jdbc) {
    this.assignments = assignments;
    this.courses = courses;
    this.corpus = corpus;
    this.jdbc = jdbc;
  }

  Course course(long id) {
    return courses.get(id);
  }

  /** Assignments with their exercises, then competitions. */
  List<Choice> choices(Membership member) {
    List<Choice> choices = new ArrayList<>();
    for (Assignment assignment : assignments.visible(member)) {
      choices.add(choice(assignment, null));
      assignment.exercises().forEach(asked -> choices.add(choice(assignment, asked)));
    }
    for (Contest contest : contests(member.course())) {
      Subject about = new Subject(null, null, contest.id());
      choices.add(new Choice(about.key(), contest.title(), about));
    }
    return choices;
  }

  /**
   * @throws NotHereException if there is no such thing in the course
   */
  Choice choice(Membership member, String key) {
    return choices(member).stream()
        .filter(choice -> choice.choice().equals(key))
        .findFirst()
        .orElseThrow(() -> new NotHereException("to compare: " + key));
  }

  /** What students were given. */
  List<Work> given(Subject about) {
    if (about.competitionId() != null) {
      return corpus.given(about.competitionId());
    }
    Course course =
        jdbc.sql("select course_id from assignment where id = ?")
            .param(about.assignmentId())
            .query(Long.class)
            .optional()
            .map(this::course)
            .orElseThrow();
    return assignments.visible(new Membership(0, course, Role.INSTRUCTOR)).stream()
        .filter(assignment -> Long.valueOf(assignment.id()).equals(about.assignmentId()))
        .flatMap(assignment -> Corpus.given(assignment.exercises()).stream())
        .toList();
  }

  private static Choice choice(Assignment assignment, @Nullable AssignmentExercise asked) {
    Subject about = new Subject(assignment.id(), asked == null ? null : asked.exercise(), null);
    Text title = assignment.title();
    return new Choice(
        about.key(),
        asked == null
            ? title
            : new Text(
                title.zh() + " · " + asked.title().zh(), title.en() + " · " + asked.title().en()),
        about);
  }

  List<Contest> contests(Course course) {
    return jdbc.sql(
            "select id, slug, title_zh, title_en from competition where course_id = ? order by"
                + " closes_at")
        .param(course.id())
        .query(Contest.class)
        .list();
  }
}
