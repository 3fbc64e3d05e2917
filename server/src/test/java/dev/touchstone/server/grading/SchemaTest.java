package dev.touchstone.server.grading;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.touchstone.server.ServerTest;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataIntegrityViolationException;

/** What the schema itself refuses, whoever writes to it. */
class SchemaTest extends ServerTest {

  @Test
  void aBlobIsNamedByItsContent() {
    refused("insert into blob (sha256, content) values ('00', 'abc'::bytea)");
  }

  @Test
  void aPasswordIsNeverKeptInClear() {
    refused(
        "insert into account (name, display_name, password) values ('mallory', 'M', 'touchstone')");
  }

  @Test
  void thereAreThreeRoles() {
    refused("update enrolment set role = 'OWNER'");
  }

  @Test
  void anAssignmentIsDueAfterItOpens() {
    refused("update assignment set due_at = opens_at");
  }

  @Test
  void onlyAPenaltyHasPercentAndDays() {
    refused("update assignment set late = 'PENALTY'");
    refused("update assignment set late = 'NONE', late_per_day = 10");
    refused("update assignment set late = 'PENALTY', late_per_day = 0, late_days = 3");
    refused("update assignment set counts = 'FIRST'");
    refused("update assignment set attempts = 0");
  }

  @Test
  void anExtensionIsADateWithAReasonOrADayOfTheStudentsOwn() {
    String row =
        """
        insert into extension (assignment_id, account_id, kind, due_at, days, reason, granted_by, at)
        select (select min(id) from assignment), lin.id, %s, now()
        from account lin, account wang where lin.name = 'lin' and wang.name = 'wang'
        """;
    refused(row.formatted("'GRANTED', null, 1, 'ill', wang.id"));
    refused(row.formatted("'GRANTED', now(), null, null, wang.id"));
    refused(row.formatted("'GRANTED', now(), null, '', wang.id"));
    refused(row.formatted("'SLIP', null, 2, null, lin.id"));
    refused(row.formatted("'SLIP', null, 1, null, wang.id"));
  }

  @Test
  void anAttemptIsGradedOnce() {
    UUID submission =
        jdbc.sql(
                """
                insert into submission (id, assignment_exercise_id, account_id, blob, file_name,
                  receipt, form, received_at)
                select gen_random_uuid(), (select min(id) from assignment_exercise),
                  (select id from account where name = 'lan'), (select min(sha256) from blob),
                  'x.py', gen_random_uuid()::text, gen_random_uuid(), now()
                returning id
                """)
            .query(UUID.class)
            .single();
    String grading =
        """
        insert into grading (submission_id, attempt, verdict, seed, started_at, finished_at, fault)
        values ('%s', 1, 'INTERNAL_ERROR', 0, now(), now(), 'disk full')
        """
            .formatted(submission);

    jdbc.sql(grading).update();

    refused(grading);
    refused(grading.replace("'INTERNAL_ERROR'", "'ACCEPTED'").replace(", 1,", ", 2,"));
    assertThat(
            jdbc.sql("select verdict from score where submission_id = ?")
                .param(submission)
                .query(String.class)
                .optional())
        .as("a fault of ours is no score")
        .isEmpty();
  }

  private void refused(String sql) {
    assertThatThrownBy(() -> jdbc.sql(sql).update())
        .isInstanceOf(DataIntegrityViolationException.class);
  }
}
