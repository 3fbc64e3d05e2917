package dev.touchstone.server.competition;

import dev.touchstone.server.account.SignedIn;
import dev.touchstone.server.course.Course;
import dev.touchstone.server.course.CourseAccess;
import dev.touchstone.server.sample.SampleCourseLoaded;
import dev.touchstone.server.submission.Blobs;
import jakarta.persistence.EntityManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import org.springframework.context.ApplicationContext;
import org.springframework.transaction.support.TransactionTemplate;

/** The sample course's competition with its real data, in the course of the tests. */
public final class Digits {

  public static final String PAGE = "/courses/dl/competitions/digits";

  private static final Path FOLDER = Path.of("../sample-course");

  private Digits() {}

  /** Opens it, once for all tests that share the server. */
  public static void open(ApplicationContext server) {
    var loader =
        new CompetitionLoader(
            server.getBean(EntityManager.class),
            server.getBean(Competitions.class),
            server.getBean(EntryDesk.class),
            server.getBean(Blobs.class),
            fetched(),
            System.getenv().getOrDefault("TOUCHSTONE_DATA", ""));
    var now = server.getBean(Clock.class).instant();
    server
        .getBean(TransactionTemplate.class)
        .executeWithoutResult(
            transaction -> loader.load(new SampleCourseLoaded(course(server), FOLDER, now)));
  }

  static Course course(ApplicationContext server) {
    var admin = new SignedIn(0, "admin", "admin", true);
    return server.getBean(CourseAccess.class).membership(admin, "dl").course();
  }

  public static String program(String name) {
    try {
      return Files.readString(Path.of("src/test/resources/entries", name + ".py"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public static String starter() {
    try {
      return Files.readString(FOLDER.resolve("competitions/digits/starter.py"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The folder of data sets, filled as the launcher fills it. */
  static Path fetched() {
    Path sets = Path.of("../.touchstone/sets").toAbsolutePath().normalize();
    try {
      int code =
          new ProcessBuilder("bash", "../build/datasets.sh", sets.toString())
              .inheritIO()
              .start()
              .waitFor();
      if (code != 0) {
        throw new AssertionError("build/datasets.sh could not fetch the digits: " + code);
      }
      return sets;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}
