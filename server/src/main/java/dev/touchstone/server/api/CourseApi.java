package dev.touchstone.server.api;

import dev.touchstone.reference.Text;
import dev.touchstone.server.account.SignedIn;
import dev.touchstone.server.assignment.Assignment;
import dev.touchstone.server.assignment.AssignmentAccess;
import dev.touchstone.server.course.CourseAccess;
import dev.touchstone.server.course.Membership;
import dev.touchstone.server.course.Role;
import dev.touchstone.server.course.Students;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.springframework.http.MediaType;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** What there is: courses, their assignments, their students. */
@RestController
@RequestMapping(path = "/api/v1/courses", produces = MediaType.APPLICATION_JSON_VALUE)
class CourseApi {

  record CourseJson(String slug, Text title, Role role, boolean archived, String timeZone) {}

  record ExerciseJson(String id, Text title, BigDecimal points) {}

  record AssignmentJson(
      String slug,
      Text title,
      Instant opensAt,
      Instant dueAt,
      BigDecimal points,
      List<ExerciseJson> exercises) {

    static AssignmentJson of(Assignment assignment) {
      return new AssignmentJson(
          assignment.slug(),
          assignment.title(),
          assignment.opensAt(),
          assignment.dueAt(),
          assignment.points(),
          assignment.exercises().stream()
              .map(asked -> new ExerciseJson(asked.exercise(), asked.title(), asked.points()))
              .toList());
    }
  }

  private final CourseAccess access;
  private final AssignmentAccess assignments;
  private final Students students;

  CourseApi(CourseAccess access, AssignmentAccess assignments, Students students) {
    this.access = access;
    this.assignments = assignments;
    this.students = students;
  }

  @GetMapping
  List<CourseJson> courses(@AuthenticationPrincipal SignedIn person) {
    return access.memberships(person).stream()
        .map(
            member ->
                new CourseJson(
                    member.course().slug(),
                    member.course().title(),
                    member.role(),
                    member.course().isArchived(),
                    member.course().zone().getId()))
        .toList();
  }

  @GetMapping("/{course}/assignments")
  List<AssignmentJson> assignments(Membership member) {
    return assignments.visible(member).stream().map(AssignmentJson::of).toList();
  }

  @GetMapping("/{course}/students")
  List<Who> students(Membership member) {
    return students.of(member.staffOnly()).stream().map(Who::of).toList();
  }
}
