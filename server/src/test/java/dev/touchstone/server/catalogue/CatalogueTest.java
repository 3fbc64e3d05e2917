package dev.touchstone.server.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import dev.touchstone.reference.Chapter;
import dev.touchstone.reference.Exercise;
import dev.touchstone.reference.ExerciseCatalog;
import dev.touchstone.server.ServerTest;
import dev.touchstone.server.Visitor;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.springframework.web.util.HtmlUtils;

/** What the members of a course read about exercises. */
class CatalogueTest extends ServerTest {

  private static final String ALL = "/courses/dl/exercises";
  private static final String SOFTMAX = ALL + "/softmax";

  @Test
  void everyChapterAndEveryExerciseIsThere() {
    String english = signedIn("lin").page(ALL);
    String chinese = signedIn("lin").reading("zh").page(ALL);

    for (Chapter chapter : Chapter.values()) {
      assertThat(english)
          .contains("id=\"%s\"".formatted(chapter.id()), "href=\"#%s\"".formatted(chapter.id()));
    }
    for (Exercise exercise : ExerciseCatalog.all()) {
      assertThat(english)
          .contains("href=\"" + ALL + "/" + exercise.id() + "\"", escaped(exercise.title().en()));
      assertThat(chinese).contains(escaped(exercise.title().zh()));
    }
    assertThat(english).contains(ExerciseCatalog.all().size() + " exercises", "softmax(o)");
  }

  @Test
  void theSearchReadsNamesAndTheTitlesOfBothLanguages() {
    for (String search : new String[] {"softmax", "SCORES+prob", "%E4%B8%80%E8%A1%8C%E6%89%93"}) {
      assertThat(signedIn("lin").page(ALL + "?q=" + search))
          .as(search)
          .contains("href=\"" + SOFTMAX + "\"")
          .doesNotContain("href=\"" + ALL + "/corr2d\"");
    }
    assertThat(signedIn("lin").page(ALL + "?q=no+such+thing")).contains("No exercise has all");
    assertThat(signedIn("lin").page(ALL + "?q=%20")).contains("href=\"" + SOFTMAX + "\"");
  }

  @Test
  void whatIsSearchedForIsText() {
    assertThat(signedIn("lin").page(ALL + "?q=%22%3E%3Cscript%3Ealert(1)%3C/script%3E"))
        .contains("value=\"&quot;&gt;&lt;script&gt;")
        .doesNotContain("<script>alert");
    assertThat(signedIn("lin").get(ALL + "?q=" + "x".repeat(5000)).statusCode()).isEqualTo(200);
  }

  @Test
  void everyExerciseHasAPageInBothLanguages() {
    Visitor student = signedIn("lin").reading("zh");
    Visitor staff = signedIn("wang");
    for (Exercise exercise : ExerciseCatalog.all()) {
      String chinese = student.page(ALL + "/" + exercise.id());
      String english = staff.page(ALL + "/" + exercise.id());

      for (String signature : exercise.entryPoint().signatures().values()) {
        assertThat(chinese).contains(escaped(signature));
      }
      assertThat(chinese).contains(escaped(exercise.book().orElseThrow().zh()), "函数");
      assertThat(english)
          .contains(escaped(exercise.book().orElseThrow().en()), "Can be asked for as");
      FlatArray.outputs(exercise)
          .forEach(output -> assertThat(english).contains("<code>" + output.name() + "</code>"));
    }
  }

  @Test
  void anExerciseSaysWhatItAsks() {
    String page = signedIn("lin").page(SOFTMAX);

    assertThat(page)
        .contains("Softmax: scores into probabilities", "class=\"math\"", "(N, K)", "float64")
        .contains("rtol 1e-4, atol 1e-5", "Not allowed", "torch.softmax");
    assertThat(signedIn("lin").page("/courses/dl")).contains("href=\"" + ALL + "\"");
  }

  @Test
  void onlyStaffReadWhatIsKnownOfAnExercise() {
    Visitor lin = signedIn("lin");
    Visitor wang = signedIn("wang");
    Exercise softmax = ExerciseCatalog.find("softmax").orElseThrow();
    for (Locale reader : new Locale[] {Locale.ENGLISH, Locale.CHINESE}) {
      String hers = wang.reading(reader.getLanguage()).page(SOFTMAX);
      String his = lin.reading(reader.getLanguage()).page(SOFTMAX);
      softmax
          .misconceptions()
          .forEach(
              known -> {
                assertThat(hers)
                    .contains(
                        "<code>" + known.id() + "</code>",
                        escaped(known.message().in(reader)),
                        escaped(known.hint().in(reader)));
                assertThat(his)
                    .doesNotContain(
                        "<code>" + known.id() + "</code>",
                        escaped(known.message().in(reader)),
                        escaped(known.hint().in(reader)));
              });
      assertThat(his).doesNotContain("<textarea", "type=\"file\"", "/trials", "adequacy");
    }
    assertThat(wang.reading("en").page(ALL)).contains("Known mistakes: 8");
    assertThat(lin.reading("en").page(ALL)).doesNotContain("Known mistakes");
  }

  @Test
  void staffSeeWhetherTheCasesTellTheMistakesApart() {
    String page = signedIn("wang").page(SOFTMAX + "/adequacy");

    assertThat(page)
        .contains("With each of 25 seeds", "<code>axis0</code>", "25 of 2", "In no draw");
    assertThat(signedIn("lin").get(SOFTMAX + "/adequacy").statusCode()).isEqualTo(404);
  }

  @Test
  void whatIsNotThereIsNotThere() {
    assertThat(signedIn("wang").get(ALL + "/no_such_thing").statusCode()).isEqualTo(404);
    assertThat(signedIn("wang").get(ALL + "/no_such_thing/adequacy").statusCode()).isEqualTo(404);
    assertThat(signedIn("wang").get("/courses/none/exercises").statusCode()).isEqualTo(404);
    assertThat(stranger().get(ALL).statusCode()).isEqualTo(302);
  }

  private static String escaped(String text) {
    return HtmlUtils.htmlEscape(text, "UTF-8");
  }
}
