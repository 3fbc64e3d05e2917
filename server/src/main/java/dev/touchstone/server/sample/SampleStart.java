package dev.touchstone.server.sample;

import java.io.PrintStream;
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

  private final SampleCourse course;
  private final String folder;
  private final Environment environment;

  SampleStart(
      SampleCourse course,
      @Value("${touchstone.sample-course:}") String folder,
      Environment environment) {
    this.course = course;
    this.folder = folder;
    this.environment = environment;
  }

  @Override
  public void run(ApplicationArguments arguments) {
    PrintStream out = System.out;
    if (!folder.isBlank()) {
      course.load(new SampleFolder(Path.of(folder)));
    }
    out.println(
        environment.resolveRequiredPlaceholders(
            "Touchstone is ready: http://${server.address}:${local.server.port}"));
  }
}
