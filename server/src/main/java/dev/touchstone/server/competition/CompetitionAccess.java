package dev.touchstone.server.competition;

import dev.touchstone.server.account.SignedIn;
import dev.touchstone.server.course.CourseAccess;
import dev.touchstone.server.course.Membership;
import dev.touchstone.server.course.NotHereException;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Component;

/**
 * Competitions and entries for those who may see them: an entry, its team and the staff. To
 * everyone else there is no such thing.
 */
@Component
class CompetitionAccess {

  /** An entry, and the membership by which it may be read. */
  record Readable(Entry entry, Membership membership) {}

  private final Competitions competitions;
  private final Entries entries;
  private final CourseAccess courses;
  private final Clock clock;

  CompetitionAccess(Competitions competitions, Entries entries, CourseAccess courses, Clock clock) {
    this.competitions = competitions;
    this.entries = entries;
    this.courses = courses;
    this.clock = clock;
  }

  /** Those that are open now, the one that closes next first. */
  List<Competition> running(Membership member) {
    return competitions.findByCourseIdOrderByClosesAt(member.course().id()).stream()
        .filter(competition -> competition.isOpen(clock.instant()))
        .toList();
  }

  /**
   * @throws NotHereException if there is none this member may see
   */
  Competition competition(Membership member, String slug) {
    return competitions
        .findByCourseIdAndSlug(member.course().id(), slug)
        .filter(competition -> competition.isVisibleTo(member, clock.instant()))
        .orElseThrow(() -> new NotHereException("competition " + slug));
  }

  /** Whether it is the member's own team's, or of a team that they see as staff. */
  static boolean isOpenTo(Membership member, Entry entry) {
    Team team = entry.team();
    return member.isStaff() ? team.isSeenBy(member) : team.has(member.accountId());
  }

  /**
   * @throws NotHereException if there is none this person may read
   */
  Readable entry(SignedIn person, UUID id) {
    Entry entry = entries.findById(id).orElseThrow(() -> new NotHereException("entry " + id));
    Membership member = courses.membership(person, entry.competition().courseId());
    if (!isOpenTo(member, entry)) {
      throw new NotHereException("entry " + id);
    }
    return new Readable(entry, member);
  }
}
