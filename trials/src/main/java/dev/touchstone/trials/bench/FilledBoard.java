package dev.touchstone.trials.bench;

import dev.touchstone.trials.Database;
import java.util.UUID;

/**
 * A competition like that of the digits with so many teams and entries in it, written straight into
 * the database as the server would have, score by score.
 *
 * @param page its address
 * @param open its board for everybody
 */
record FilledBoard(UUID id, String page, String open) {

  static final String STUDENT = "lin";

  private static final int PUBLIC_ROWS = 359;

  static FilledBoard fill(Database database, String slug, int teams, int entries) {
    UUID id = UUID.randomUUID();
    database.rows(
        """
        insert into competition (id, course_id, slug, title_zh, title_en, statement_zh, statement_en,
          starter, data, metric, classes, train_share, public_share, split_seed, baseline,
          entries_per_day, seconds, memory_mb, opens_at, closes_at, public_page)
        select ?, course_id, ?, title_zh, title_en, statement_zh, statement_en, starter, data, metric,
          classes, train_share, public_share, split_seed, baseline, 100000, seconds, memory_mb,
          now() - interval '60 days', now() + interval '60 days', true
        from competition where slug = 'digits'
        """,
        id,
        slug);
    database.rows(
        "insert into team (competition_id, name) select ?, 'Team ' || n from generate_series(1, ?)"
            + " n",
        id,
        teams);
    database.rows(
        """
        insert into entry (id, team_id, first_team_id, receipt, received_at)
        select gen_random_uuid(), team.id, team.id, 'bench-' || team.id || '-' || n,
          now() - interval '1 day' - make_interval(mins => n * 30, secs => team.id % 1800)
        from team cross join generate_series(1, ?) n where team.competition_id = ?
        """,
        entries, id);
    database.rows(
        """
        insert into entry_scoring (entry_id, attempt, verdict, score, score_low, score_high, report,
          started_at, finished_at)
        select id, 1, 'ACCEPTED', share, share - 0.01, share + 0.01, '{}', received_at, received_at
        from (select entry.id, entry.received_at, 0.5 + 0.48 * random() as share
              from entry join team on team.id = entry.team_id
              where team.competition_id = ?) scored
        """,
        id);
    database.rows(
        """
        insert into standing (team_id, competition_id, version, entries, last_at, entry_id, scoring_id,
          score, score_low, score_high, received_at, day, trend)
        select distinct on (team.id) team.id, ?, 1, count(*) over same, max(entry.received_at) over same,
          entry.id, scoring.id, scoring.score, scoring.score_low, scoring.score_high,
          entry.received_at, current_date - 1, array[0.5, 0.6, scoring.score]
        from team join entry on entry.team_id = team.id
        join entry_scoring scoring on scoring.entry_id = entry.id
        where team.competition_id = ?
        window same as (partition by team.id)
        order by team.id, scoring.score desc
        """,
        id,
        id);
    // One bit a row: the row is missed.
    database.rows(
        """
        insert into public_evidence
        select scoring_id, decode('01' || lpad(to_hex(?), 8, '0')
            || (select string_agg(lpad(to_hex((random() * 255)::int & (random() * 255)::int), 2, '0'), '')
                from generate_series(1, ?) where standing.team_id > 0), 'hex')
        from standing where competition_id = ?
        """,
        PUBLIC_ROWS,
        PUBLIC_ROWS / 8,
        id);
    database.rows("insert into board values (?, 1)", id);
    database.rows("analyze");
    String course =
        database
            .rows(
                "select course.slug from course join competition on course_id = course.id where"
                    + " competition.id = ?",
                id)
            .getFirst()
            .getFirst();
    return new FilledBoard(
        id, "/courses/" + course + "/competitions/" + slug, "/boards/" + course + "/" + slug);
  }
}
