package dev.touchstone.server.overview;

import static org.assertj.core.api.Assertions.assertThat;

import dev.touchstone.grading.Verdict;
import dev.touchstone.server.Classroom;
import dev.touchstone.server.ServerTest;
import dev.touchstone.server.Visitor;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A class of four and their teaching assistant; what each has is on one page, for staff alone. */
class ClassOverviewTest extends ServerTest {

  private static final String CLASS = "/courses/algebra/assignments/linear/class";
  private static final String AXIS = "Your softmax normalises over the batch (axis 0)";

  private static UUID xusBest;

  @BeforeEach
  void aClass() {
    Classroom room =
        Classroom.open(jdbc, "algebra", "线性代数", "Algebra")
            .person("xu", "徐同学", "STUDENT")
            .person("he", "=何同学", "STUDENT")
            .person("lv", "吕同学", "STUDENT")
            .person("shi", "施同学", "STUDENT")
            .person("jin", "金助教", "TA")
            .assignment("linear", Duration.ofDays(3), Duration.ofDays(4), "softmax", "corr2d");
    if (xusBest == null) {
      room.grade(
          room.handIn("xu", "linear", "softmax", "wrong = 1", Duration.ofHours(9)),
          Verdict.PARTIAL,
          0.4,
          "axis0",
          "softmax");
      xusBest =
          room.grade(
              room.handIn("xu", "linear", "softmax", "right = 1", Duration.ofHours(8)),
              Verdict.ACCEPTED,
              1,
              null,
              null);
      room.grade(
          room.handIn("he", "linear", "softmax", "wrong = 2", Duration.ofHours(7)),
          Verdict.PARTIAL,
          0.4,
          "axis0",
          "softmax");
      room.grade(
          room.handIn("he", "linear", "corr2d", "wrong = 3", Duration.ofHours(6)),
          Verdict.WRONG_ANSWER,
          0,
          "shape",
          null);
      room.handIn("lv", "linear", "corr2d", "waiting = 1", Duration.ofHours(5));
    }
  }

  @Test
  void staffSeeWhoHasStartedAndHowFarEachExerciseIs() {
    String page = signedIn("jin").page(CLASS);

    assertThat(words(page))
        .contains("Students 4", "Started 3", "Of the 3 who have started; 1 have not.")
        .contains("Accepted 1 Tried 1 Not started 2")
        .contains("Accepted 0 Tried 2 Not started 2");
  }

  @Test
  void whatGoesWrongIsNamedCountedByStudentsAndLeadsToTheSubmissions() {
    Visitor jin = signedIn("jin");
    String page = words(jin.page(CLASS));

    assertThat(page).contains(AXIS + " Softmax").contains("2 1 in their newest");
    assertThat(page).contains("Wrong shape").contains("1 1 in their newest");

    String found =
        words(
            jin.page(
                "/courses/algebra/submissions?assignment=linear&exercise=softmax&diagnosis=axis0"));

    assertThat(found).contains("Only where this was found: “" + AXIS + "”.");
    assertThat(found.split("徐同学", -1)).as("her wrong one and not her right one").hasSize(2);
    assertThat(found).contains("=何同学").doesNotContain("吕同学");
  }

  @Test
  void theDiagnosesAreNamedInTheReadersLanguage() {
    assertThat(signedIn("jin").reading("zh").page(CLASS)).contains("批次方向", "形状不对", "班级概况");
  }

  @Test
  void everyCellOpensTheSubmissionThatCounts() {
    assertThat(signedIn("jin").page(CLASS)).contains("href=\"/submissions/" + xusBest + "\"");
  }

  @Test
  void theListCanBeNarrowed() {
    Visitor jin = signedIn("jin");

    assertThat(grid(jin.page(CLASS + "?exercise=softmax&state=ACCEPTED")))
        .contains("徐同学")
        .doesNotContain("何同学", "吕同学", "施同学");
    assertThat(grid(jin.page(CLASS + "?state=NOT_STARTED")))
        .contains("施同学")
        .doesNotContain("徐同学", "吕同学");
    assertThat(grid(jin.page(CLASS + "?student=LV"))).contains("吕同学").doesNotContain("徐同学");
    assertThat(jin.page(CLASS + "?student=nobody")).contains("0 of 4 students");
    assertThat(jin.get(CLASS + "?exercise=none&state=NONE&page=99").statusCode()).isEqualTo(200);
  }

  @Test
  void theTableOpensInASpreadsheetAndComputesNothing() {
    HttpResponse<String> csv = signedIn("jin").get(CLASS + ".csv");

    assertThat(csv.headers().firstValue("Content-Disposition").orElseThrow())
        .startsWith("attachment")
        .contains("algebra-linear.csv");
    assertThat(csv.body())
        .isEqualTo(
            """
            \uFEFFAccount,Student,softmax,corr2d,Total
            ,Points,10,10,20
            he,'=何同学,4,0,4
            lv,吕同学,,,0
            shi,施同学,,,
            xu,徐同学,10,,10
            """
                .replace("\n", "\r\n"));
  }

  @Test
  void theTableIsNarrowedLikeThePage() {
    assertThat(signedIn("jin").get(CLASS + ".csv?exercise=softmax&student=xu").body())
        .endsWith("Total\r\n,Points,10,10\r\nxu,徐同学,10,10\r\n");
  }

  @Test
  void toAStudentThereIsNoSuchPage() {
    for (String path : new String[] {CLASS, CLASS + ".csv"}) {
      assertThat(signedIn("xu").get(path).statusCode()).as(path).isEqualTo(404);
    }
    assertThat(signedIn("xu").page("/courses/algebra/assignments/linear"))
        .doesNotContain("linear/class");
  }

  @Test
  void toStaffOfAnotherCourseThereIsNone() {
    for (String path : new String[] {CLASS, CLASS + ".csv"}) {
      assertThat(signedIn("wang").get(path).statusCode()).as(path).isEqualTo(404);
      assertThat(signedIn("jin").get(path.replace("algebra", "dl")).statusCode()).isEqualTo(404);
    }
    assertThat(signedIn("jin").get(CLASS.replace("linear", "none")).statusCode()).isEqualTo(404);
  }

  @Test
  void aStudentDoesNotLookThroughDiagnoses() {
    String page = signedIn("he").page("/courses/algebra/submissions?diagnosis=shape");

    assertThat(page).as("his own, all of them").contains("Softmax");
    assertThat(page).doesNotContain("Only where this was found");
  }

  private static String grid(String page) {
    return page.substring(page.indexOf("id=\"students\""));
  }

  private static String words(String page) {
    return page.replaceAll("<[^>]*>", " ").replaceAll("\\s+", " ");
  }
}
