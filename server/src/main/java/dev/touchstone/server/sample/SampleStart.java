package dev.touchstone.server.sample;

import dev.touchstone.authoring.CourseFile;
import dev.touchstone.authoring.CourseFile.Person;
import dev.touchstone.authoring.CourseFile.Work;
import dev.touchstone.authoring.CourseFolder;
import dev.touchstone.server.account.SampleAccounts;
import dev.touchstone.server.course.Course;
import dev.touchstone.server.role.Roles;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/**
 * Loads the sample course if one is named, and says on standard output that the server is ready.
 */
@Component
class SampleStart implements ApplicationRunner {

  private final SampleCourse sampleCourse;
  private final SampleSubmission sampleSubmission;
  private final SampleAccounts sampleAccounts;
  private final Roles roles;
  private final String folder;
  private final Environment environment;

  SampleStart(
      SampleCourse sampleCourse,
      SampleSubmission sampleSubmission,
      SampleAccounts sampleAccounts,
      Roles roles,
      @Value("${touchstone.sample-course:}") String folder,
      Environment environment) {
    this.sampleCourse = sampleCourse;
    this.sampleSubmission = sampleSubmission;
    this.sampleAccounts = sampleAccounts;
    this.roles = roles;
    this.folder = folder;
    this.environment = environment;
  }

  @Override
  public void run(ApplicationArguments arguments) {
    // Whatever the machine's locale is: names are Chinese.
    PrintStream out =
        new PrintStream(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8);
    if (!roles.web()) {
      out.println("Touchstone is ready: a grader, without web pages");
      return;
    }
    if (!folder.isBlank()) {
      load(CourseFolder.read(Path.of(folder)), out);
    }
    out.println(
        environment.resolveRequiredPlaceholders(
            "Touchstone is ready: http://${server.address}:${local.server.port}"));
  }

  private void load(CourseFolder sample, PrintStream out) {
    CourseFile file = sample.file();
    Course course = sampleCourse.load(sample);
    Work work = file.sampleSubmission();
    if (work != null) {
      out.println(sampleSubmission.grade(work, sample, course));
    }
    if (sampleAccounts.areOpen()) {
      file.people().forEach(person -> out.println(signIn(person, file.password())));
    }
  }

  private static String signIn(Person person, String password) {
    return "  %-10s %-6s %s (%s)"
        .formatted(person.role(), person.name(), password, person.displayName());
  }
}
