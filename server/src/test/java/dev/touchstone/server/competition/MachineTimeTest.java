package dev.touchstone.server.competition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.touchstone.server.ServerTest;
import dev.touchstone.server.Visitor;
import dev.touchstone.server.course.Membership;
import dev.touchstone.server.submission.HandIn;
import dev.touchstone.server.submission.RefusedHandInException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

class MachineTimeTest extends ServerTest {

  @Autowired ApplicationContext server;
  @Autowired EntryDesk desk;
  @Autowired Quotas quotas;

  private Contest contest;
  private Membership lin;

  @BeforeEach
  void twoMinutesADay() {
    contest =
        new Contest(
            server,
            "mt-lan-" + UUID.randomUUID().toString().substring(0, 8),
            new RulesFile(1, null, 2, null, null, null, null, null, null, null, 2, null));
    lin = contest.join("mt-lin", "林一诺");
  }

  @Test
  void aTeamWhoseProgramsRanForTheDayIsToldSoAndNothingIsStored() {
    ran(90, "ACCEPTED");
    assertThat(quota().isUsedUp()).isFalse();
    assertThat(quota().minutesRun()).isEqualTo(2);

    ran(31, "RUNTIME_ERROR");

    assertThat(quota().isTimeUsedUp()).isTrue();
    Visitor reader = signedIn("mt-lin");
    assertThat(reader.reading("en").page(contest.page()))
        .contains("3 of 2 minutes of machine time", "The machine time of today is used");
    assertThat(reader.reading("zh").page(contest.page() + "/rules")).contains("一天最多运行 2 分钟");
    int entries = entries();
    assertThatThrownBy(this::handIn)
        .isInstanceOfSatisfying(
            RefusedHandInException.class,
            refused -> assertThat(refused.messageKey()).endsWith("machine-limit"));
    assertThat(entries()).isEqualTo(entries);
  }

  @Test
  void whatWeFailedOnCostsNoTime() {
    ran(600, "INTERNAL_ERROR");

    assertThat(quota().isTimeUsedUp()).isFalse();
    assertThat(handIn().receipt()).isNotBlank();
  }

  private Entry handIn() {
    return desk.accept(
        lin,
        contest.competition(),
        new HandIn("def train(x, y): pass".getBytes(StandardCharsets.UTF_8), "entry.py"),
        UUID.randomUUID(),
        Instant.now());
  }

  private void ran(int seconds, String verdict) {
    UUID entry = contest.handedIn(lin, Instant.now());
    contest.judge(entry, 0.5, 0.5);
    jdbc.sql(
            """
            update entry_scoring set verdict = :verdict, finished_at = started_at + :seconds * interval '1 s',
              report = case when :verdict <> 'INTERNAL_ERROR' then report end,
              fault = case when :verdict = 'INTERNAL_ERROR' then 'the engine was gone' end,
              score = case when :verdict = 'ACCEPTED' then score end,
              score_low = case when :verdict = 'ACCEPTED' then score_low end,
              score_high = case when :verdict = 'ACCEPTED' then score_high end
            where entry_id = :entry
            """)
        .param("verdict", verdict)
        .param("seconds", seconds)
        .param("entry", entry)
        .update();
  }

  private Quota quota() {
    return quotas.of(contest.competition(), contest.team(lin), lin.course().zone());
  }

  private int entries() {
    return jdbc.sql("select count(*) from entry where team_id = ?")
        .param(contest.team(lin).id())
        .query(Integer.class)
        .single();
  }
}
