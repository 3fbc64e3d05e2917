package dev.touchstone.server.competition;

import dev.touchstone.server.course.Membership;
import dev.touchstone.server.submission.Blobs;
import dev.touchstone.server.submission.SourceKind;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.data.domain.Limit;
import org.springframework.stereotype.Component;

/** What the reader's own team handed in, and what it may still hand in. */
@Component
class OwnEntries {

  private static final int SHOWN = 20;

  /** An entry; without standing while it waits. */
  record Own(Entry entry, Scorings.@Nullable Standing standing) {}

  /**
   * @param entries the newest first
   * @param code the newest Python file, or the starter
   */
  record View(Quota quota, List<Own> entries, String code) {}

  private final Teams teams;
  private final Entries entries;
  private final Scorings scorings;
  private final Quotas quotas;
  private final Blobs blobs;

  OwnEntries(Teams teams, Entries entries, Scorings scorings, Quotas quotas, Blobs blobs) {
    this.teams = teams;
    this.entries = entries;
    this.scorings = scorings;
    this.quotas = quotas;
    this.blobs = blobs;
  }

  View of(Membership member, Competition competition) {
    Optional<Team> team = teams.findByMember(competition.id(), member.accountId());
    List<Entry> own =
        team.map(one -> entries.findByTeamIdOrderByReceivedAtDesc(one.id(), Limit.of(SHOWN)))
            .orElse(List.of());
    return new View(
        quotas.of(competition, team.orElse(null), member.course().zone()),
        own.stream().map(this::withStanding).toList(),
        newestCode(own).orElseGet(competition::starter));
  }

  private Own withStanding(Entry entry) {
    return new Own(
        entry, scorings.standing(entry.id()).map(Scorings.Standing::forTeam).orElse(null));
  }

  private Optional<String> newestCode(List<Entry> own) {
    return own.stream()
        .map(Entry::program)
        .filter(Objects::nonNull)
        // A notebook is nothing that an editor can go on with.
        .filter(program -> program.fileName().endsWith(SourceKind.PYTHON.ending()))
        .findFirst()
        .map(program -> new String(blobs.read(program.content()), StandardCharsets.UTF_8));
  }
}
