package dev.touchstone.server.submission;

import static org.assertj.core.api.Assertions.assertThat;

import dev.touchstone.grading.Verdict;
import dev.touchstone.server.Classroom;
import dev.touchstone.server.ServerTest;
import dev.touchstone.server.Visitor;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class CompareTest extends ServerTest {

  private static final String HISTORY = "/courses/geometry/assignments/curves/softmax/submissions";

  private static List<UUID> fans;
  private static UUID fansOther;
  private static UUID yus;

  @BeforeEach
  void twoStudents() {
    Classroom room =
        Classroom.open(jdbc, "geometry", "几何", "Geometry")
            .person("fan", "范同学", "STUDENT")
            .person("yu", "余同学", "STUDENT")
            .person("tao", "陶助教", "TA")
            .assignment("curves", Duration.ofDays(3), Duration.ofDays(4), "softmax", "corr2d");
    if (fans == null) {
      fans =
          List.of(
              room.grade(
                  room.handIn(
                      "fan", "curves", "softmax", "<b>e = 1\nreturn e\n", Duration.ofHours(3)),
                  Verdict.PARTIAL,
                  0.4,
                  "axis0",
                  "softmax"),
              room.grade(
                  room.handIn(
                      "fan", "curves", "softmax", "<b>e = 2\nreturn e\n", Duration.ofHours(2)),
                  Verdict.ACCEPTED,
                  1,
                  null,
                  null));
      fansOther = room.handIn("fan", "curves", "corr2d", "x = 1\n", Duration.ofHours(1));
      yus = room.handIn("yu", "curves", "softmax", "e = 3\n", Duration.ofHours(1));
    }
  }

  @Test
  void theOwnerSeesWhatChangedAndWhatItWasWorth() {
    String page = signedIn("fan").page(compare(fans.get(0), fans.get(1)));

    assertThat(page)
        .contains("&lt;b&gt;e = 1", "&lt;b&gt;e = 2")
        .doesNotContain("<b>e")
        .contains("Lines removed: 1. Lines added: 1.")
        .contains("Partially correct", "Accepted", "<b>4</b>", "<b>10</b>");
  }

  @Test
  void staffCompareTwoStudentsToo() {
    assertThat(signedIn("tao").page(compare(fans.get(0), yus))).contains("范同学", "余同学");
  }

  @Test
  void oneThatMayNotBeReadMakesThePageDisappear() {
    Visitor yu = signedIn("yu");

    assertThat(yu.get(compare(fans.get(0), fans.get(1))).statusCode()).isEqualTo(404);
    assertThat(yu.get(compare(yus, fans.get(1))).statusCode()).isEqualTo(404);
    assertThat(yu.get(compare(fans.get(1), yus)).statusCode()).isEqualTo(404);
    assertThat(signedIn("wang").get(compare(fans.get(0), fans.get(1))).statusCode())
        .as("staff of another course")
        .isEqualTo(404);
  }

  @Test
  void differentExercisesAreNotCompared() {
    assertThat(signedIn("fan").get(compare(fans.get(0), fansOther)).statusCode()).isEqualTo(404);
  }

  @Test
  void theHistoryOffersAnyTwoAndItsFormLeadsToThem() {
    Visitor fan = signedIn("fan");

    String page = fan.page(HISTORY);
    var chosen = fan.get("/submissions/compare?a=" + fans.get(0) + "&b=" + fans.get(1));

    assertThat(page.split("type=\"radio\"", -1)).as("two for each submission").hasSize(5);
    assertThat(chosen.headers().firstValue("Location").orElseThrow())
        .endsWith(compare(fans.get(0), fans.get(1)));
  }

  @Test
  void aStudentSeesTheirOwnHistoryWhoeverTheyAskFor() {
    String yus = signedIn("yu").page(HISTORY + "?student=fan");
    String taos = signedIn("tao").page(HISTORY + "?student=fan");

    assertThat(yus).doesNotContain(fans.get(0).toString());
    assertThat(taos).contains(fans.get(0).toString(), "范同学");
  }

  @Test
  void theResultLeadsToTheComparisonWithThePreviousIfThereIsOne() {
    Visitor fan = signedIn("fan");

    assertThat(fan.page("/submissions/" + fans.get(1))).contains(compare(fans.get(0), fans.get(1)));
    assertThat(fan.page("/submissions/" + fans.get(0))).doesNotContain("/compare/");
  }

  private static String compare(UUID before, UUID after) {
    return "/submissions/" + before + "/compare/" + after;
  }
}
