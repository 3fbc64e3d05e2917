package dev.touchstone.server.integrity;

import dev.touchstone.integrity.Pair.Fragment;
import dev.touchstone.integrity.Work.Span;
import dev.touchstone.server.course.Membership;
import dev.touchstone.server.course.NotHereException;
import dev.touchstone.server.integrity.Corpus.Kept;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** All comparisons with what they found. */
@Component
class Comparisons {

  /** Where a pair is alike, and what of both is nobody's own. */
  record Places(List<Fragment> fragments, List<Span> nobodysA, List<Span> nobodysB) {}

  /**
   * Somebody's work in a comparison.
   *
   * @param term the earlier course's title; null if it is of this term
   */
  record Author(
      int number,
      long courseId,
      long accountId,
      boolean earlier,
      @Nullable String term,
      String name,
      String displayName,
      @Nullable String studentNumber,
      boolean tooShort,
      List<Kept> files) {}

  /** A pair that stands out. */
  record Found(int a, int b, double similarity, double ofA, double ofB, @Nullable String places) {}

  private record Files(List<Kept> files) {}

  private static final String SELECT =
      """
      select comparison.id, comparison.course_id, subject, assignment_id, exercise, competition_id,
        tokens, earlier, account.display_name as requested_by, requested_at, finished_at, pairs,
        median, most, threshold, array_to_string(bins, ',') as bins, left_out,
        (select count(*) from comparison_work work
         where work.comparison_id = comparison.id and not work.earlier) as works,
        (select count(*) from comparison_pair pair
         where pair.comparison_id = comparison.id) as reported
      from comparison join account on account.id = requested_by
      """;

  private final JdbcClient jdbc;
  private final JsonMapper json;

  Comparisons(JdbcClient jdbc, JsonMapper json) {
    this.jdbc = jdbc;
    this.json = json;
  }

  UUID add(Membership staff, Subject about, int tokens, boolean earlier, Instant now) {
    UUID id = UUID.randomUUID();
    jdbc.sql(
            """
            insert into comparison (id, course_id, subject, assignment_id, exercise, competition_id,
              tokens, earlier, requested_by, requested_at)
            values (:id, :course, :subject, :assignment, :exercise, :competition, :tokens, :earlier,
              :by, :now)
            """)
        .param("id", id)
        .param("course", staff.course().id())
        .param("subject", about.key())
        .param("assignment", about.assignmentId())
        .param("exercise", about.exercise())
        .param("competition", about.competitionId())
        .param("tokens", tokens)
        .param("earlier", earlier)
        .param("by", staff.accountId())
        .param("now", now.atOffset(ZoneOffset.UTC))
        .update();
    return id;
  }

  /** The newest first. */
  List<Comparison> of(Membership staff) {
    return jdbc.sql(SELECT + "where comparison.course_id = ? order by requested_at desc limit 100")
        .param(staff.staffOnly().course().id())
        .query(Comparison.class)
        .list();
  }

  /**
   * @throws NotHereException if the course has none with that id, or this is no staff
   */
  Comparison get(Membership staff, UUID id) {
    return find(id)
        .filter(found -> found.courseId() == staff.staffOnly().course().id())
        .orElseThrow(() -> new NotHereException("comparison " + id));
  }

  Optional<Comparison> find(UUID id) {
    return jdbc.sql(SELECT + "where comparison.id = ?")
        .param(id)
        .query(Comparison.class)
        .optional();
  }

  /** The newest one that found this pair of people. */
  Optional<String> pathOf(String subject, long one, long other) {
    return jdbc.sql(
            """
            select comparison.id || '/pairs/' || pair.a || '/' || pair.b
            from comparison
            join comparison_pair pair on pair.comparison_id = comparison.id
            join comparison_work a on a.comparison_id = comparison.id and a.number = pair.a
            join comparison_work b on b.comparison_id = comparison.id and b.number = pair.b
            where subject = :subject and least(a.account_id, b.account_id) = :one
              and greatest(a.account_id, b.account_id) = :other
            order by requested_at desc limit 1
            """)
        .param("subject", subject)
        .param("one", Math.min(one, other))
        .param("other", Math.max(one, other))
        .query(String.class)
        .optional();
  }

  void addWork(UUID id, int number, Corpus.Piece piece, boolean tooShort) {
    jdbc.sql(
            """
            insert into comparison_work (comparison_id, number, course_id, account_id, earlier,
              short, files)
            values (:id, :number, :course, :account, :earlier, :short, :files::jsonb)
            """)
        .param("id", id)
        .param("number", number)
        .param("course", piece.courseId())
        .param("account", piece.accountId())
        .param("earlier", piece.earlier())
        .param("short", tooShort)
        .param("files", json.writeValueAsString(new Files(piece.files())))
        .update();
  }

  void addPair(UUID id, Found pair, Places places) {
    jdbc.sql("insert into comparison_pair values (:id, :a, :b, :s, :of_a, :of_b, :places::jsonb)")
        .param("id", id)
        .param("a", pair.a())
        .param("b", pair.b())
        .param("s", pair.similarity())
        .param("of_a", pair.ofA())
        .param("of_b", pair.ofB())
        .param("places", json.writeValueAsString(places))
        .update();
  }

  /** What an attempt that failed may have left. */
  void forget(UUID id) {
    jdbc.sql("delete from comparison_pair where comparison_id = ?").param(id).update();
    jdbc.sql("delete from comparison_work where comparison_id = ?").param(id).update();
  }

  void finish(
      UUID id,
      dev.touchstone.integrity.Distribution found,
      double threshold,
      int leftOut,
      Instant now) {
    jdbc.sql(
            """
            update comparison set pairs = :pairs, median = :median, most = :most,
              threshold = :threshold, bins = :bins, left_out = :left_out, finished_at = :now
            where id = :id
            """)
        .param("pairs", found.pairs())
        .param("median", found.median())
        .param("most", found.max())
        .param("threshold", threshold)
        .param("bins", found.bins())
        .param("left_out", leftOut)
        .param("now", now.atOffset(ZoneOffset.UTC))
        .param("id", id)
        .update();
  }

  List<Author> authors(UUID id) {
    return jdbc.sql(
            """
            select number, work.course_id, account_id, earlier,
              case when earlier then course.slug end as term, account.name, account.display_name,
              account.student_number, short, files
            from comparison_work work
            join account on account.id = account_id
            join course on course.id = work.course_id
            where comparison_id = ? order by number
            """)
        .param(id)
        .query(this::author)
        .list();
  }

  private Author author(ResultSet row, int at) throws SQLException {
    return new Author(
        row.getInt("number"),
        row.getLong("course_id"),
        row.getLong("account_id"),
        row.getBoolean("earlier"),
        row.getString("term"),
        row.getString("name"),
        row.getString("display_name"),
        row.getString("student_number"),
        row.getBoolean("short"),
        json.readValue(row.getString("files"), Files.class).files());
  }

  /** The most alike first; without their places. */
  List<Found> found(UUID id) {
    return jdbc.sql(
            """
            select a, b, similarity, of_a, of_b, null as places from comparison_pair
            where comparison_id = ? order by similarity desc, a, b
            """)
        .param(id)
        .query(Found.class)
        .list();
  }

  Optional<Found> found(UUID id, int a, int b) {
    return jdbc.sql(
            """
            select a, b, similarity, of_a, of_b, places::text as places from comparison_pair
            where comparison_id = ? and a = ? and b = ?
            """)
        .params(id, a, b)
        .query(Found.class)
        .optional();
  }

  Places places(Found pair) {
    return json.readValue(pair.places(), Places.class);
  }
}
