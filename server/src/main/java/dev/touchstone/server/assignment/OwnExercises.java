package dev.touchstone.server.assignment;

import dev.touchstone.authoring.PreparedExercise;
import dev.touchstone.reference.Exercise;
import dev.touchstone.reference.Text;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Exercises that are in no catalogue: their authors brought them along, and their answers were
 * computed when the gate tried them. They are known by what they say, not by their names, so that
 * neither another course's exercise of the same name nor another version of it is ever graded with.
 */
@Component
public class OwnExercises {

  /** Each may hold some megabytes of answers. */
  private static final int MOST = 32;

  private final JdbcClient jdbc;
  private final Clock clock;

  /** Those that were asked for last; what is stored under an id never changes. */
  private final Map<String, Exercise> read =
      new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Exercise> eldest) {
          return size() > MOST;
        }
      };

  OwnExercises(JdbcClient jdbc, Clock clock) {
    this.jdbc = jdbc;
    this.clock = clock;
  }

  /** Stores what the gate prepared for a version; doing it twice changes nothing. */
  @Transactional
  public void keep(UUID version, List<PreparedExercise> prepared) {
    jdbc.sql("delete from version_exercise where version_id = ?").param(version).update();
    prepared.forEach(exercise -> keep(version, exercise));
  }

  private void keep(UUID version, PreparedExercise prepared) {
    String id = prepared.edition();
    Text title = prepared.exercise().title();
    jdbc.sql(
            """
            insert into own_exercise (id, exercise, title_zh, title_en, definition, statement_zh,
              statement_en, answers, image, prepared_at)
            values (:id, :exercise, :zh, :en, :definition, :statement_zh, :statement_en, :answers,
              :image, :now)
            on conflict do nothing
            """)
        .param("id", id)
        .param("exercise", prepared.id())
        .param("zh", title.zh())
        .param("en", title.en())
        .param("definition", prepared.definition())
        .param("statement_zh", prepared.statement().zh())
        .param("statement_en", prepared.statement().en())
        .param("answers", prepared.answers())
        .param("image", prepared.image())
        .param("now", OffsetDateTime.ofInstant(clock.instant(), ZoneOffset.UTC))
        .update();
    jdbc.sql("insert into version_exercise (version_id, exercise, own) values (?, ?, ?)")
        .params(version, prepared.id(), id)
        .update();
  }

  /** The id of the own exercise of this name that a version asks for. */
  public Optional<String> of(long courseId, String assignment, int version, String exercise) {
    return jdbc.sql(
            """
            select asked.own
            from version_exercise asked join assignment_version v on v.id = asked.version_id
            where v.course_id = ? and v.slug = ? and v.number = ? and asked.exercise = ?
            """)
        .params(courseId, assignment, version, exercise)
        .query(String.class)
        .optional();
  }

  /** The own exercise that an assignment asks for; empty if it asks for one of the catalogue. */
  public Optional<Exercise> askedFor(long assignmentExerciseId) {
    return jdbc.sql("select own from assignment_exercise where id = ? and own is not null")
        .param(assignmentExerciseId)
        .query(String.class)
        .optional()
        .map(this::definition);
  }

  /**
   * @param id as {@link #of} gives it
   */
  public Exercise definition(String id) {
    synchronized (read) {
      return read.computeIfAbsent(id, this::read);
    }
  }

  private Exercise read(String id) {
    return jdbc.sql(
            """
            select exercise, definition, statement_zh, statement_en, answers, image
            from own_exercise where id = ?
            """)
        .param(id)
        .query(
            (row, number) ->
                new PreparedExercise(
                    row.getString("exercise"),
                    row.getString("definition"),
                    new Text(row.getString("statement_zh"), row.getString("statement_en")),
                    row.getBytes("answers"),
                    row.getString("image")))
        .single()
        .exercise();
  }
}
