package dev.touchstone.server.draft;

import static org.assertj.core.api.Assertions.assertThat;

import dev.touchstone.server.ServerTest;
import dev.touchstone.server.Visitor;
import java.net.http.HttpResponse;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What is typed is saved by the way, is there on the next device, and overwrites nobody's text. */
class DraftTest extends ServerTest {

  private static final String CORR2D = "/courses/dl/assignments/first-steps/corr2d";
  private static final String OVER = "/courses/dl/assignments/earlier/corr2d";
  private static final String LAPTOP = UUID.randomUUID().toString();
  private static final String PHONE = UUID.randomUUID().toString();

  @BeforeEach
  void noDraftYet() {
    jdbc.sql("delete from draft").update();
  }

  @Test
  void whatIsTypedIsThereOnTheNextDevice() {
    Visitor lin = signedIn("lin");

    HttpResponse<String> saved = save(lin, "# typed\r\nx = '</textarea>'\r\n", 0, LAPTOP);

    assertThat(saved.statusCode()).isEqualTo(200);
    assertThat(version(saved)).isEqualTo(1);
    assertThat(signedIn("lin").page(CORR2D))
        .contains("# typed\nx = &#39;&lt;/textarea&gt;&#39;", "data-draft-version=\"1\"")
        .containsPattern("<template class=\"editor-own\">.*");
    assertThat(signedIn("chen").page(CORR2D)).doesNotContain("# typed");
  }

  @Test
  void whoWentOutFromAnOlderTextGetsTheOtherAndOverwritesNothing() {
    Visitor lin = signedIn("lin");
    save(lin, "from the laptop", 0, LAPTOP);

    HttpResponse<String> conflict = save(lin, "from the phone", 0, PHONE);

    assertThat(conflict.statusCode()).isEqualTo(409);
    assertThat(conflict.body())
        .contains("\"text\":\"from the laptop\"", "\"version\":1", "savedAt");
    assertThat(lin.page(CORR2D)).contains("from the laptop").doesNotContain("from the phone");
    assertThat(save(lin, "from the phone, knowingly", 1, PHONE).statusCode()).isEqualTo(200);
    assertThat(save(lin, "from the laptop again", 1, LAPTOP).statusCode()).isEqualTo(409);
  }

  @Test
  void aTabWhoseAnswerWasLostIsInNoConflictWithItself() {
    Visitor lin = signedIn("lin");
    save(lin, "one", 0, LAPTOP);

    assertThat(save(lin, "one and two", 0, LAPTOP).statusCode()).isEqualTo(200);
    assertThat(save(lin, "one and two", 0, PHONE).statusCode())
        .as("the same text is no other text")
        .isEqualTo(200);
  }

  @Test
  void handingInExactlyThisTextEndsItsDraft() {
    Visitor lin = signedIn("lin");
    save(lin, "# handed in\n", 0, LAPTOP);

    lin.submit(CORR2D, "# handed in\n");

    assertThat(jdbc.sql("select content is null from draft").query(Boolean.class).single())
        .isTrue();
    assertThat(lin.page(CORR2D)).contains("# handed in", "data-draft-version=\"2\"");
    assertThat(lin.page(CORR2D)).doesNotContain("editor-own", "data-draft-saved");
    assertThat(save(lin, "# goes on\n", 1, PHONE).statusCode())
        .as("there is no text to overwrite")
        .isEqualTo(200);
  }

  @Test
  void aDraftThatIsOlderThanWhatWasHandedInIsNotShown() {
    Visitor lin = signedIn("lin");
    save(lin, "# older\n", 0, LAPTOP);

    lin.submit(CORR2D, "# newer, typed to the end\n");

    assertThat(lin.page(CORR2D)).contains("# newer, typed").doesNotContain("# older");
  }

  @Test
  void aDraftOutlivesAFileThatWasHandedInInItsPlace() {
    Visitor lin = signedIn("lin");
    save(lin, "# half done\n", 0, LAPTOP);

    lin.submitted(
        lin.upload(CORR2D, Map.of("code", "# half done\n"), "a.py", "x = 1\n".getBytes()));

    assertThat(lin.page(CORR2D)).contains("# half done", "<template class=\"editor-own\">x = 1");
  }

  @Test
  void savingIsPossibleAfterTheDueDate() {
    Visitor lin = signedIn("lin");

    assertThat(save(lin, OVER, "# too late to hand in", 0, LAPTOP).statusCode()).isEqualTo(200);
    assertThat(lin.page(OVER)).contains("# too late to hand in");
  }

  @Test
  void whatIsBeyondAMegabyteIsNotKeptAndTheOlderTextStays() {
    Visitor lin = signedIn("lin");
    save(lin, "small", 0, LAPTOP);

    assertThat(save(lin, "试".repeat(349_600), 1, LAPTOP).statusCode()).isEqualTo(413);
    assertThat(save(lin, "试".repeat(349_500), 1, LAPTOP).statusCode()).isEqualTo(200);
    assertThat(save(lin, "nul \0 and more", 2, LAPTOP).statusCode()).isEqualTo(200);
  }

  @Test
  void whereOneMayNotReadOneMayNotSave() {
    Visitor lin = signedIn("lin");
    for (String elsewhere :
        new String[] {
          "/courses/dl/assignments/later/normal_equation",
          "/courses/dl/assignments/first-steps/no_such_exercise",
          "/courses/none/assignments/first-steps/corr2d"
        }) {
      assertThat(send(lin, elsewhere, fields(lin, "x", 0, LAPTOP)).statusCode())
          .as(elsewhere)
          .isEqualTo(404);
    }
    Map<String, String> forged = fields(lin, "x", 0, LAPTOP);
    forged.remove("_csrf");
    assertThat(send(lin, CORR2D, forged).statusCode()).isEqualTo(403);
    assertThat(jdbc.sql("select count(*) from draft").query(Integer.class).single()).isZero();
  }

  @Test
  void aDraftIsDiscardedOnDemandButNotAnotherThanWasMeant() {
    Visitor lin = signedIn("lin");
    save(lin, "# draft one", 0, LAPTOP);
    save(lin, "# draft two", 1, PHONE);

    lin.post(CORR2D, CORR2D + "/draft/discard", Map.of("base", "1"));
    assertThat(lin.page(CORR2D)).contains("# draft two");

    lin.post(CORR2D, CORR2D + "/draft/discard", Map.of("base", "2"));
    assertThat(lin.page(CORR2D)).doesNotContain("# draft two");
  }

  private static HttpResponse<String> save(Visitor person, String text, int base, String writer) {
    return save(person, CORR2D, text, base, writer);
  }

  private static HttpResponse<String> save(
      Visitor person, String exercise, String text, int base, String writer) {
    return send(person, exercise, fields(person, text, base, writer));
  }

  // As the script sends it: a form of several parts.
  private static HttpResponse<String> send(
      Visitor person, String exercise, Map<String, String> fields) {
    return person.sendJson(exercise + "/draft", fields);
  }

  private static Map<String, String> fields(Visitor person, String text, int base, String writer) {
    Map<String, String> fields = new HashMap<>(Visitor.hidden(person.page(CORR2D)));
    fields.put("code", text);
    fields.put("base", String.valueOf(base));
    fields.put("writer", writer);
    return fields;
  }

  private static int version(HttpResponse<String> saved) {
    Matcher found = Pattern.compile("\"version\":(\\d+)").matcher(saved.body());
    assertThat(found.find()).isTrue();
    return Integer.parseInt(found.group(1));
  }
}
