package dev.touchstone.server.experiment;

import dev.touchstone.sandbox.Logged.Point;
import dev.touchstone.sandbox.Logged.Setting;
import dev.touchstone.server.experiment.Recording.Batch;
import dev.touchstone.server.experiment.Recording.SeriesName;
import dev.touchstone.server.grading.Changes;
import dev.touchstone.server.grading.RunLogs.Source;
import dev.touchstone.server.submission.Blobs;
import java.sql.Types;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Writes runs down. */
@Component
class RunStore {

  /** How many of one person are kept in a course. */
  static final int KEPT = 200;

  private static final int BATCH = 500;

  private final JdbcClient jdbc;
  private final JdbcTemplate batches;
  private final Blobs blobs;
  private final Changes changes;
  private final Clock clock;

  RunStore(JdbcClient jdbc, JdbcTemplate batches, Blobs blobs, Changes changes, Clock clock) {
    this.jdbc = jdbc;
    this.batches = batches;
    this.blobs = blobs;
    this.changes = changes;
    this.clock = clock;
  }

  /**
   * Begins a run, or begins it anew where a fault of ours cut it off: then only its memo stays. Who
   * waits for the result is told that there is something to watch.
   */
  @Transactional
  public UUID begin(Source source) {
    UUID id =
        jdbc.sql(
                """
                insert into experiment_run (id, source_id, kind, course_id, account_id, title_zh,
                  title_en, page, blob, file_name, started_at)
                values (:id, :source, :kind, :course, :account, :zh, :en, :page, :blob, :file, :now)
                on conflict (source_id) do update
                set state = 'RUNNING', started_at = :now, ended_at = null, printed = null,
                  cut = false, left_out = false
                returning id
                """)
            .param("id", UUID.randomUUID())
            .param("source", source.id())
            .param("kind", source.kind().name())
            .param("course", source.courseId())
            .param("account", source.accountId())
            .param("zh", source.title().zh())
            .param("en", source.title().en())
            .param("page", source.page())
            .param("blob", source.blob())
            .param("file", source.fileName())
            .param("now", now())
            .query(UUID.class)
            .single();
    jdbc.sql("delete from experiment_series where run_id = ?").param(id).update();
    jdbc.sql("delete from experiment_setting where run_id = ?").param(id).update();
    changes.tell(source.id());
    return id;
  }

  /** Removes this person's oldest. */
  void sweep(Source source) {
    jdbc.sql(
            """
            delete from experiment_run where id in (
              select id from experiment_run
              where course_id = ? and account_id = ? and state <> 'RUNNING'
              order by started_at desc, id offset ?)
            returning blob
            """)
        .params(source.courseId(), source.accountId(), KEPT)
        .query(String.class)
        .list()
        .forEach(blobs::forget);
  }

  /** Writes what is new, and tells the pages of the run. */
  @Transactional
  public void write(UUID run, Batch batch) {
    batch.series().forEach((name, news) -> write(run, name, news));
    batch.settings().forEach(setting -> write(run, setting));
    if (batch.leftOut()) {
      jdbc.sql("update experiment_run set left_out = true where id = ?").param(run).update();
    }
    changes.tell(run);
  }

  private void write(UUID run, SeriesName name, Line.News news) {
    long series = series(run, name, news);
    if (news.thinned()) {
      jdbc.sql("delete from experiment_point where series_id = ? and number % ? <> 0")
          .params(series, news.stride())
          .update();
    }
    points(series, news.points());
  }

  private long series(UUID run, SeriesName name, Line.News news) {
    return jdbc.sql(
            """
            insert into experiment_series (run_id, curve, name, total, stride, last_number,
              last_step, last_epoch, last_value)
            values (:run, :curve, :name, :total, :stride, :number, :step, :epoch, :value)
            on conflict (run_id, curve, name) do update
            set total = :total, stride = :stride, last_number = :number, last_step = :step,
              last_epoch = :epoch, last_value = :value
            returning id
            """)
        .param("run", run)
        .param("curve", name.curve().name())
        .param("name", name.name())
        .param("total", news.total())
        .param("stride", news.stride())
        .param("number", news.last().index())
        .param("step", news.last().step())
        .param("epoch", news.last().epoch(), Types.DOUBLE)
        .param("value", news.last().value())
        .query(Long.class)
        .single();
  }

  private void points(long series, List<Point> points) {
    batches.batchUpdate(
        """
        insert into experiment_point (series_id, number, step, epoch, value)
        values (?, ?, ?, ?, ?) on conflict do nothing
        """,
        points,
        BATCH,
        (row, point) -> {
          row.setLong(1, series);
          row.setLong(2, point.index());
          row.setLong(3, point.step());
          row.setObject(4, point.epoch(), Types.DOUBLE);
          row.setDouble(5, point.value());
        });
  }

  private void write(UUID run, Setting setting) {
    jdbc.sql(
            """
            insert into experiment_setting (run_id, about, name, position, text, number)
            values (:run, :about, :name,
              (select count(*) from experiment_setting where run_id = :run), :text, :number)
            on conflict (run_id, about, name) do update set text = :text, number = :number
            """)
        .param("run", run)
        .param("about", setting.about().name())
        .param("name", setting.name())
        .param("text", setting.text())
        .param("number", setting.number(), Types.DOUBLE)
        .update();
  }

  /** Of a program that logged something, in this attempt or in one that was cut off. */
  @Transactional
  public void end(UUID source, RunState state, String printed, boolean cut) {
    jdbc.sql(
            """
            update experiment_run
            set state = ?, printed = ?, cut = ?, ended_at = greatest(started_at, ?)
            where source_id = ? and state = 'RUNNING'
            returning id
            """)
        .params(state.name(), printed, cut, now(), source)
        .query(UUID.class)
        .optional()
        .ifPresent(changes::tell);
  }

  @Transactional
  public void note(UUID run, String memo) {
    jdbc.sql("update experiment_run set memo = ? where id = ?").params(memo, run).update();
  }

  /** What runs yet is not deleted: it would come back. */
  void delete(List<UUID> ids) {
    for (UUID id : ids) {
      jdbc.sql("delete from experiment_run where id = ? and state <> 'RUNNING' returning blob")
          .param(id)
          .query(String.class)
          .optional()
          .ifPresent(blobs::forget);
    }
  }

  private OffsetDateTime now() {
    return clock.instant().atOffset(ZoneOffset.UTC);
  }
}
