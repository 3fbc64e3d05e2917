package dev.touchstone.server.gradebook;

import dev.touchstone.authoring.Grading;
import dev.touchstone.server.course.Course;
import dev.touchstone.server.course.Membership;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** A course's formula as {@code course.yaml} writes it, for whoever takes the course elsewhere. */
@Component
public class CourseGrading {

  private final Schemes schemes;

  CourseGrading(Schemes schemes) {
    this.schemes = schemes;
  }

  public Optional<Grading> of(Membership instructor) {
    return schemes
        .find(instructor.instructorOnly().course())
        .map(stored -> grading(stored.scheme()));
  }

  /** Gives a course that has no formula the one that this instructor's has. */
  public void hand(Membership instructor, Course next) {
    if (schemes.find(next).isEmpty()) {
      schemes
          .find(instructor.instructorOnly().course())
          .ifPresent(stored -> schemes.describe(next, stored.scheme()));
    }
  }

  private static Grading grading(Scheme scheme) {
    List<Grading.Band> bands =
        scheme.bands().stream().map(band -> new Grading.Band(band.letter(), band.from())).toList();
    return new Grading(
        scheme.parts().stream().map(CourseGrading::component).toList(),
        scheme.cap(),
        bands,
        scheme.pass(),
        scheme.missing());
  }

  private static Grading.Component component(Part part) {
    return new Grading.Component(
        part.key(),
        part.weight(),
        part.title(),
        part.bonus(),
        part.cap(),
        part.dropLowest(),
        part.outOf());
  }
}
