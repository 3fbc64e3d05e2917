package dev.touchstone.server.competition;

import dev.touchstone.server.course.Membership;
import dev.touchstone.server.course.NotHereException;
import dev.touchstone.server.submission.Blobs;
import dev.touchstone.server.submission.CodeView;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * What it takes to run an entry again, for everybody who sees the row it stands for: the hashes of
 * code and data, the image, the seed, the times. The code itself only once it is published and the
 * competition is closed.
 */
@Component
class EntryReceipts {

  /** The programs of all entries draw the same random numbers. */
  private static final int SEED = 0;

  /**
   * @param codeHash null of a baseline, which has no file
   * @param code only for those who may read it
   */
  record Receipt(
      Entry entry,
      Scorings.Standing standing,
      @Nullable String codeHash,
      String dataHash,
      int seed,
      boolean own,
      boolean published,
      @Nullable CodeView code) {}

  private final Entries entries;
  private final Scorings scorings;
  private final Publications publications;
  private final Blobs blobs;
  private final JdbcClient jdbc;

  EntryReceipts(
      Entries entries, Scorings scorings, Publications publications, Blobs blobs, JdbcClient jdbc) {
    this.entries = entries;
    this.scorings = scorings;
    this.publications = publications;
    this.blobs = blobs;
    this.jdbc = jdbc;
  }

  /**
   * @throws NotHereException unless it was scored and stands on a board that the reader may see
   */
  Receipt of(Membership reader, Competition competition, UUID id) {
    Entry entry =
        entries
            .findById(id)
            .filter(one -> one.competition().id().equals(competition.id()))
            .orElseThrow(() -> gone(id));
    boolean own = CompetitionAccess.isOpenTo(reader, entry);
    boolean published = competition.isClosed() && publications.isPublished(id);
    if (!own && !published && !standsForItsTeam(entry)) {
      throw gone(id);
    }
    Scorings.Standing standing =
        scorings.standing(id).filter(one -> one.score() != null).orElseThrow(() -> gone(id));
    Entry.Program program = entry.program();
    boolean open = program != null && (own || published);
    return new Receipt(
        entry,
        standing,
        program == null ? null : program.content(),
        competition.data(),
        SEED,
        own,
        published,
        open && program != null
            ? CodeView.of(blobs.read(program.content()), program.fileName())
            : null);
  }

  /** Whether it is what its team stands on the board with, or what counted in the end. */
  private boolean standsForItsTeam(Entry entry) {
    return jdbc.sql(
            """
            select exists (select from standing where team_id = :team and entry_id = :entry)
              or exists (select from final_row where entry_id = :entry)
            """)
        .param("entry", entry.id())
        .param("team", entry.team().id())
        .query(Boolean.class)
        .single();
  }

  private static NotHereException gone(UUID id) {
    return new NotHereException("receipt of entry " + id);
  }
}
