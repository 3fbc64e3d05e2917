package dev.touchstone.server.authoring;

import dev.touchstone.authoring.Gate;
import dev.touchstone.server.course.Membership;
import dev.touchstone.server.course.NotHereException;
import dev.touchstone.server.grading.Changes;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.json.JsonMapper;

/** The versions in the database. */
@Component
class Versions {

  private static final String SELECT =
      """
      select v.id, v.course_id, v.slug, v.number, v.folder, account.display_name as author,
             v.uploaded_at, v.gate, v.fault, v.released_at,
             exists (select from assignment_version later
                     where (later.course_id, later.slug) = (v.course_id, v.slug)
                       and later.number > v.number and later.released_at is not null) as replaced
      from assignment_version v join account on account.id = v.uploaded_by
      """;

  private final JdbcClient jdbc;
  private final JsonMapper json;
  private final Changes changes;

  Versions(JdbcClient jdbc, JsonMapper json, Changes changes) {
    this.jdbc = jdbc;
    this.json = json;
    this.changes = changes;
  }

  /**
   * Stores one; of two at the same time the second waits for its number. What is there without
   * having been uploaded is the first version.
   */
  UUID add(Membership author, String slug, String folder, Instant now) {
    oneAtATime(author);
    UUID id = UUID.randomUUID();
    jdbc.sql(
            """
            insert into assignment_version
              (id, course_id, slug, number, folder, uploaded_by, uploaded_at)
            select :id, :course, :slug, coalesce(max(number), 0) + 1, :folder, :author, :now
            from (
              select number from assignment_version where course_id = :course and slug = :slug
              union all
              select version from assignment where course_id = :course and slug = :slug) earlier
            """)
        .param("id", id)
        .param("course", author.course().id())
        .param("slug", slug)
        .param("folder", folder)
        .param("author", author.accountId())
        .param("now", utc(now))
        .update();
    return id;
  }

  /** Lets one transaction at a time go on that stores versions of this course, until it ends. */
  void oneAtATime(Membership author) {
    jdbc.sql("select pg_advisory_xact_lock(hashtext('assignment version'), ?)")
        .param((int) author.course().id())
        .query((row, number) -> number)
        .list();
  }

  /** The version that students have, if the assignment was uploaded. */
  Optional<Version> released(long courseId, String slug) {
    return jdbc.sql(
            SELECT
                + """
                 where v.course_id = ? and v.slug = ? and v.released_at is not null
                order by v.number desc limit 1
                """)
        .params(courseId, slug)
        .query(this::version)
        .optional();
  }

  /** The newest version of exactly this folder, wherever it is among the others. */
  Optional<UUID> ofFolder(Membership author, String slug, String folder) {
    return all(author).stream()
        .filter(version -> version.slug().equals(slug) && version.folder().equals(folder))
        .findFirst()
        .map(Version::id);
  }

  /** The newest version of this folder, if it was uploaded last. */
  Optional<UUID> newestOf(Membership author, String slug, String folder) {
    return all(author).stream()
        .filter(version -> version.slug().equals(slug))
        .findFirst()
        .filter(version -> version.folder().equals(folder))
        .map(Version::id);
  }

  /** The newest first. */
  List<Version> all(Membership author) {
    return jdbc.sql(SELECT + " where v.course_id = ? order by v.uploaded_at desc, v.number desc")
        .param(author.course().id())
        .query(this::version)
        .list();
  }

  /**
   * @throws NotHereException if the course has none of this id
   */
  Version of(Membership author, UUID id) {
    return find(id)
        .filter(version -> version.courseId() == author.course().id())
        .orElseThrow(() -> new NotHereException("version " + id));
  }

  Optional<Version> find(UUID id) {
    return jdbc.sql(SELECT + " where v.id = ?").param(id).query(this::version).optional();
  }

  @Transactional
  public void found(UUID id, Gate.Report report, Instant now) {
    jdbc.sql(
            """
            update assignment_version set gate = :gate::jsonb, gated_at = :now, fault = null
            where id = :id and gate is null
            """)
        .param("gate", json.writeValueAsString(stored(report)))
        .param("now", utc(now))
        .param("id", id)
        .update();
    changes.tell(id);
  }

  void failed(UUID id, String fault) {
    jdbc.sql("update assignment_version set fault = ? where id = ?").params(fault, id).update();
  }

  void released(UUID id, Membership author, Instant now) {
    jdbc.sql("update assignment_version set released_by = ?, released_at = ? where id = ?")
        .params(author.accountId(), utc(now), id)
        .update();
  }

  private static Map<String, Object> stored(Gate.Report report) {
    return Map.of(
        "assignment", report.assignment(), "passed", report.isPassed(), "rows", report.rows());
  }

  private Version version(ResultSet row, int number) throws SQLException {
    String gate = row.getString("gate");
    return new Version(
        row.getObject("id", UUID.class),
        row.getLong("course_id"),
        row.getString("slug"),
        row.getInt("number"),
        row.getString("folder"),
        row.getString("author"),
        row.getTimestamp("uploaded_at").toInstant(),
        gate == null ? null : report(gate),
        row.getString("fault"),
        instant(row.getTimestamp("released_at")),
        row.getBoolean("replaced"));
  }

  private Gate.Report report(String gate) {
    var tree = json.readTree(gate);
    return new Gate.Report(
        tree.path("assignment").asString(),
        List.of(json.treeToValue(tree.path("rows"), Gate.Row[].class)));
  }

  private static @Nullable Instant instant(@Nullable Timestamp time) {
    return time == null ? null : time.toInstant();
  }

  private static OffsetDateTime utc(Instant instant) {
    return OffsetDateTime.ofInstant(instant, ZoneOffset.UTC);
  }
}
