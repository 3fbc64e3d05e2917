package dev.touchstone.server.sample;

import static org.assertj.core.api.Assertions.assertThat;

import dev.touchstone.authoring.CourseFolder;
import dev.touchstone.server.ServerTest;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

class SampleFolderTest extends ServerTest {

  @Autowired SampleCourse sampleCourse;

  @Test
  void theRealSampleCourseIsComplete() {
    CourseFolder folder = CourseFolder.read(Path.of("../sample-course"));

    assertThat(folder.assignments()).hasSize(5);
    assertThat(folder.assignments()).allMatch(each -> each.exercises().size() == 13);
    assertThat(folder.bytes(folder.file().sampleSubmission().file())).isNotEmpty();
  }

  @Test
  void loadingAgainMakesNothingTwice() {
    String before = counts();

    sampleCourse.load(CourseFolder.read(Path.of("src/test/resources/sample-course")));

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
