package dev.touchstone.server.authoring;

import static org.assertj.core.api.Assertions.assertThat;

import dev.touchstone.authoring.Gate;
import dev.touchstone.authoring.Gate.Row;
import dev.touchstone.server.Semester;
import dev.touchstone.server.ServerTest;
import dev.touchstone.server.Visitor;
import dev.touchstone.server.authoring.GateReport.Filter;
import dev.touchstone.server.course.Membership;
import dev.touchstone.server.course.Role;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

/** What the gate wrote for machines, told to authors. */
class GateReportTest extends ServerTest {

  private static final Row STARTER = row("STARTER", "starter", "0 %", "ACCEPTED 100 %", false);
  private static final Row SOLUTION =
      row("SOLUTION", "good.py", "ACCEPTED", "ACCEPTED 100 %", true);
  private static final Row MISTAKE =
      row("MISTAKE", "axis.py", "wrong-axis", "WRONG_ANSWER 40 % no-max", false);

  @Autowired private ApplicationContext server;

  @Test
  void theReportIsToldInTheReadersLanguageWithWhatToDo() {
    Semester semester = new Semester(server, "Asia/Shanghai", 0);
    Membership jing = semester.join("gate-jing", "景老师", Role.INSTRUCTOR);
    UUID version =
        new Desk(server)
            .upload(
                jing,
                "told",
                Desk.folder("2031-01-01 08:00", "2031-02-01 23:59", "#\n"),
                SOLUTION,
                STARTER,
                MISTAKE);
    String page = semester.path() + "/authoring/" + version;
    Visitor reader = signedIn("gate-jing");

    String english = reader.page(page);
    String chinese = reader.reading("zh").page(page);

    assertThat(english)
        .contains("2 things keep", "To be mended", "Take out of the starter", "Wrong answer")
        .contains("It is taken for another mistake", "Got 40 % of the points")
        .doesNotContain("WRONG_ANSWER 40", ">MISTAKE<");
    assertThat(english.indexOf("Take out of the starter"))
        .as("what fails stands before what passes")
        .isLessThan(english.indexOf("As it should be"));
    assertThat(chinese)
        .contains("答案错误", "起始代码，不得分", "从起始代码里去掉", "实际得到 40% 的分数")
        .doesNotContain("Wrong answer", "WRONG_ANSWER 40");
    assertThat(reader.page(page + "?show=failed")).doesNotContain("good.py").contains("axis.py");
    assertThat(reader.page(page + "?kind=SOLUTION")).contains("good.py").doesNotContain("axis.py");
    assertThat(reader.page(page + "?exercise=adam")).contains("报告里没有这一类");
  }

  @ParameterizedTest
  @CsvSource({
    "STARTER, ACCEPTED 100 %, STARTER",
    "SOLUTION, TIME_LIMIT 0 %, SOLUTION.TIME_LIMIT",
    "SOLUTION, RUNTIME_ERROR 0 %, SOLUTION.RUNTIME_ERROR",
    "SOLUTION, FORBIDDEN 0 %, SOLUTION.FORBIDDEN",
    "SOLUTION, PARTIAL 50 % no-max, SOLUTION.WRONG",
    "MISTAKE, ACCEPTED 100 %, MISTAKE.RIGHT",
    "MISTAKE, WRONG_ANSWER 0 %, MISTAKE.UNNAMED",
    "MISTAKE, WRONG_ANSWER 0 % other, MISTAKE.OTHERWISE",
    "CASES, 'invisible {a=1}, coinciding {}', CASES",
    "FURTHER, whatever, OTHER"
  })
  void eachKindOfFailureHasItsOwnAdvice(String kind, String seen, String mend) {
    assertThat(GateRow.of(row(kind, "x.py", "?", seen, false)).mend()).isEqualTo(mend);
  }

  @Test
  void casesThatBlurSaySoByName() {
    Row cases =
        row("CASES", "4 seeds", "all", "invisible {a=1, b (raises)=2}, coinciding {}", false);

    assertThat(GateRow.of(cases).blurred()).containsExactly("a=1, b (raises)=2", "–");
  }

  @Test
  void whatCannotBeReadIsShownAsItIs() {
    GateRow row = GateRow.of(row("TOMORROWS", "mine.py", "same", "SOMETHING else", false));

    assertThat(row.seen()).isNull();
    assertThat(row.isKnown()).isFalse();
  }

  @Test
  void aFilterLeavesTheCountsAlone() {
    GateReport report =
        GateReport.of(
            new Gate.Report("x", List.of(SOLUTION, STARTER, MISTAKE)),
            new Filter(null, "MISTAKE", ""));

    assertThat(report.all()).isEqualTo(3);
    assertThat(report.failures()).isEqualTo(2);
    assertThat(report.failed()).hasSize(1);
    assertThat(report.sections()).isEmpty();
    assertThat(report.kinds()).containsExactly("SOLUTION", "STARTER", "MISTAKE");
  }

  private static Row row(
      String kind, String program, String expected, String seen, boolean passed) {
    return new Row("softmax", kind, program, expected, seen, 12, passed, null);
  }
}
