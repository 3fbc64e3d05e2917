package dev.touchstone.server.integrity;

import dev.touchstone.server.course.Membership;
import java.time.Instant;
import java.util.List;
import org.springframework.stereotype.Component;

/** What a student's course home says of his own cases. */
@Component
public class Notices {

  /**
   * A case he has been told of.
   *
   * @param path where it stands
   * @param waiting whether it waits for what he has to say
   */
  public record Notice(String path, Instant at, boolean waiting) {}

  private final Cases cases;

  Notices(Cases cases) {
    this.cases = cases;
  }

  /** The newest first; for most people there is none. */
  public List<Notice> of(Membership reader) {
    return cases.own(reader).stream()
        .map(
            own ->
                new Notice(
                    OwnCaseController.path(reader, own.id()),
                    own.notifiedAt() == null ? own.openedAt() : own.notifiedAt(),
                    own.state() == IntegrityCase.State.NOTIFIED))
        .toList();
  }
}
