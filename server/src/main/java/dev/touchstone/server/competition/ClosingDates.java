package dev.touchstone.server.competition;

import dev.touchstone.reference.Text;
import dev.touchstone.server.course.Membership;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** When competitions close, for whoever may see them; for calendars. */
@Component
public class ClosingDates {

  public record Closing(UUID id, Text title, Instant at, String path) {}

  private final Competitions competitions;
  private final Clock clock;

  ClosingDates(Competitions competitions, Clock clock) {
    this.competitions = competitions;
    this.clock = clock;
  }

  /** In time. */
  public List<Closing> of(Membership member) {
    return competitions.findByCourseIdOrderByClosesAt(member.course().id()).stream()
        .filter(competition -> competition.isVisibleTo(member, clock.instant()))
        .map(
            competition ->
                new Closing(
                    competition.id(),
                    competition.title(),
                    competition.closesAt(),
                    competition.path(member)))
        .toList();
  }
}
