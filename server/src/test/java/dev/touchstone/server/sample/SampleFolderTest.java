package dev.touchstone.server.sample;

import static org.assertj.core.api.Assertions.assertThat;

import dev.touchstone.reference.ExerciseCatalog;
import dev.touchstone.server.ServerTest;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

class SampleFolderTest extends ServerTest {

  @Autowired SampleCourse sampleCourse;

  @Test
  void theRealSampleCourseIsComplete() {
    var folder = new SampleFolder(Path.of("../sample-course"));

    for (String name : folder.course().assignments()) {
      assertThat(folder.statement(name).zh()).isNotBlank();
      assertThat(folder.assignment(name).exercises())
          .allMatch(asked -> ExerciseCatalog.find(asked.id()).isPresent());
      assertThat(folder.assignment(name).dueAfter()).isPositive();
    }
    assertThat(folder.file(folder.course().sampleSubmission().file())).isNotEmpty();
  }

  @Test
  void timesAreToldFromTheFirstLoad() {
    var file = new SampleFolder(Path.of("src/test/resources/sample-course")).assignment("later");

    assertThat(file.opensAfter()).isEqualTo(Duration.ofDays(3));
    assertThat(file.dueAfter()).isEqualTo(Duration.ofDays(10));
  }

  @Test
  void loadingAgainMakesNothingTwice() {
    String before = counts();

    sampleCourse.load(new SampleFolder(Path.of("src/test/resources/sample-course")));

    assertThat(counts()).isEqualTo(before);
  }

  private String counts() {
    return jdbc.sql(
            """
            select concat_ws(' ', (select count(*) from account where name in ('lin', 'chen')),
              (select count(*) from enrolment e join course c on c.id = e.course_id where c.slug = 'dl'),
              (select count(*) from assignment), (select count(*) from assignment_exercise),
              (select min(opens_at) from assignment))
            """)
        .query(String.class)
        .single();
  }
}
