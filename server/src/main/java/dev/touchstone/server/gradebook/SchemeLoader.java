package dev.touchstone.server.gradebook;

import dev.touchstone.authoring.CourseFolder;
import dev.touchstone.authoring.Grading;
import dev.touchstone.server.sample.SampleCourseLoaded;
import java.math.BigDecimal;
import java.util.List;
import java.util.Objects;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Takes the formula from {@code course.yaml}, if it says one. */
@Component
class SchemeLoader {

  private static final BigDecimal PASS = BigDecimal.valueOf(60);
  private static final int MISSING = 2;

  private final Schemes schemes;

  SchemeLoader(Schemes schemes) {
    this.schemes = schemes;
  }

  // Runs inside the transaction that loads the course.
  @EventListener
  void load(SampleCourseLoaded loaded) {
    Grading grading = CourseFolder.fileOf(loaded.folder()).grading();
    if (grading != null) {
      schemes.describe(loaded.course(), scheme(grading));
    }
  }

  static Scheme scheme(Grading grading) {
    return new Scheme(
        grading.components().stream().map(SchemeLoader::part).toList(),
        grading.cap(),
        grading.bands() == null
            ? List.of()
            : grading.bands().stream().map(band -> new Band(band.letter(), band.from())).toList(),
        Objects.requireNonNullElse(grading.pass(), PASS),
        Objects.requireNonNullElse(grading.atRiskFrom(), MISSING));
  }

  private static Part part(Grading.Component one) {
    return new Part(
        one.of(),
        one.weight(),
        one.title(),
        Boolean.TRUE.equals(one.bonus()),
        one.cap(),
        Objects.requireNonNullElse(one.dropLowest(), 0),
        one.outOf());
  }
}
