package dev.touchstone.cli.bench;

import static org.assertj.core.api.Assertions.assertThat;

import dev.touchstone.grading.Grader;
import dev.touchstone.grading.GradingReport;
import dev.touchstone.reference.Exercise;
import dev.touchstone.reference.ExerciseCatalog;
import org.junit.jupiter.api.Test;

class KnownProgramsTest {

  private final Exercise softmax = ExerciseCatalog.find("softmax").orElseThrow();
  private final Grader grader = new Grader(new KnownPrograms());

  @Test
  void theRightProgramGetsFullMarks() {
    assertThat(graded(KnownPrograms.right(softmax)).isFullMarks()).isTrue();
  }

  @Test
  void aWrongProgramMakesTheMistakeItIsNamedAfter() {
    var mistake = softmax.misconceptions().getFirst();
    assertThat(graded(KnownPrograms.wrong(softmax, mistake)).diagnosis().getFirst().id())
        .isEqualTo(mistake.id());
  }

  private GradingReport graded(byte[] program) {
    return grader.grade(softmax, program, "submission.py", 1);
  }
}
