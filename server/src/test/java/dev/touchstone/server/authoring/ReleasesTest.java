package dev.touchstone.server.authoring;

import static org.assertj.core.api.Assertions.assertThat;

import dev.touchstone.authoring.AssignmentFolder;
import dev.touchstone.authoring.FolderZip;
import dev.touchstone.server.Semester;
import dev.touchstone.server.ServerTest;
import dev.touchstone.server.assignment.Assignment;
import dev.touchstone.server.assignment.AssignmentAccess;
import dev.touchstone.server.assignment.Releases;
import dev.touchstone.server.course.Membership;
import dev.touchstone.server.course.Role;
import java.nio.file.Path;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

/** An assignment that was loaded from a folder, and of which a version is uploaded afterwards. */
class ReleasesTest extends ServerTest {

  private static final String SLUG = "loaded-first";

  @Autowired private ApplicationContext server;
  @Autowired private AssignmentAccess assignments;
  @Autowired private Releases releases;
  @Autowired private Versions versions;
  @TempDir private Path folder;

  private Desk desk;
  private Membership instructor;
  private AssignmentFolder loaded;

  @BeforeEach
  void anAssignmentFromAFolder() {
    desk = new Desk(server);
    instructor =
        new Semester(server, "Asia/Shanghai", 0).join("releases-xu", "徐老师", Role.INSTRUCTOR);
    FolderZip.unpack(zip("# loaded\n"), folder);
    loaded = AssignmentFolder.read(SLUG, folder);
    releases.set(instructor.course(), loaded, 1);
  }

  @Test
  void whatIsUploadedIsItsSecondVersion() {
    UUID uploaded = desk.upload(instructor, SLUG, zip("# uploaded\n"));

    assertThat(versions.of(instructor, uploaded).number()).isEqualTo(2);
    desk.release(instructor, uploaded);
    assertThat(assignment().version()).isEqualTo(2);
  }

  @Test
  void loadingTheFolderAgainLeavesWhatWasReleased() {
    desk.release(instructor, desk.upload(instructor, SLUG, zip("# uploaded\n")));

    releases.set(instructor.course(), loaded, 1);

    assertThat(assignment().exercise("softmax").starter()).isEqualTo("# uploaded\n");
  }

  private Assignment assignment() {
    return assignments.assignment(instructor, SLUG);
  }

  private static byte[] zip(String starter) {
    return Desk.folder("2031-01-01 08:00", "2031-02-01 23:59", starter);
  }
}
