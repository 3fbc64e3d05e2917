package dev.touchstone.server.authoring;

import dev.touchstone.authoring.AssignmentFolder;
import dev.touchstone.server.assignment.Releases;
import dev.touchstone.server.audit.Audit;
import dev.touchstone.server.audit.AuditEvent;
import dev.touchstone.server.course.Membership;
import dev.touchstone.server.grading.Jobs;
import dev.touchstone.server.submission.Blobs;
import java.time.Clock;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Takes folders in, and releases what passed the gate. */
@Component
class AuthoringDesk {

  private final Versions versions;
  private final Blobs blobs;
  private final Jobs jobs;
  private final Releases releases;
  private final Audit audit;
  private final Clock clock;

  AuthoringDesk(
      Versions versions, Blobs blobs, Jobs jobs, Releases releases, Audit audit, Clock clock) {
    this.versions = versions;
    this.blobs = blobs;
    this.jobs = jobs;
    this.releases = releases;
    this.audit = audit;
    this.clock = clock;
  }

  /**
   * Stores a folder that can be read, and has the gate try it. The same folder twice in a row is
   * one version.
   *
   * @throws dev.touchstone.authoring.BadFolderException with everything that is wrong; then nothing
   *     was stored
   */
  @Transactional
  public UUID accept(Membership author, String slug, byte[] zip) {
    String folder = keep(author, slug, zip);
    return versions.newestOf(author, slug, folder).orElseGet(() -> add(author, slug, folder));
  }

  /**
   * The same for a copy that is made of another assignment: however often it is made, it is one
   * version.
   *
   * @throws dev.touchstone.authoring.BadFolderException likewise
   */
  @Transactional
  public UUID acceptOnce(Membership author, String slug, byte[] zip) {
    String folder = keep(author, slug, zip);
    return versions.ofFolder(author, slug, folder).orElseGet(() -> add(author, slug, folder));
  }

  private String keep(Membership author, String slug, byte[] zip) {
    author.instructorOnly();
    Folders.read(slug, zip).checkDates(clock.instant(), author.course().zone());
    versions.oneAtATime(author);
    return blobs.keep(zip);
  }

  private UUID add(Membership author, String slug, String folder) {
    UUID id = versions.add(author, slug, folder, clock.instant());
    jobs.schedule(GateConfiguration.GATE, id);
    return id;
  }

  /** Shows the assignment to students as this version has it; doing it twice changes nothing. */
  @Transactional
  public Version release(Membership author, UUID id) {
    Version version = versions.of(author.instructorOnly(), id);
    if (!version.isReleasable()) {
      return version;
    }
    AssignmentFolder folder = Folders.read(version.slug(), blobs.read(version.folder()));
    releases.release(author.course(), folder, version.number());
    versions.released(id, author, clock.instant());
    audit.record(
        AuditEvent.of(
                author.course().id(),
                author.accountId(),
                "assignment.version_released",
                "assignment:" + version.slug())
            .with("version", version.number()));
    return version;
  }
}
